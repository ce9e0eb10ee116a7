package io.closeloop.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.Hand;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Json;
import java.time.Instant;
import java.util.Map;

/** What a person, a workflow or the world outside does. Whatever Close would refuse is an {@link IllegalArgumentException} that says why. */
public final class Act {
    private final Hand hand;

    Act(Hand hand) {
        this.hand = hand;
    }

    /** A workflow's "Update Lead" step; fields by name or id, null clears. */
    public void workflow(String leadId, Map<String, ?> fields) {
        ObjectNode body = Json.object().put("lead_id", leadId);
        body.set("fields", Json.tree(fields));
        done(hand.workflow(body));
    }

    /** A person edits a contact; fields by name or id, null clears. */
    public void contactField(String contactId, Map<String, ?> fields) {
        ObjectNode body = Json.object().put("contact_id", contactId);
        body.set("fields", Json.tree(fields));
        done(hand.contactField(body));
    }

    /** A text arrives; the answer is its id. */
    public String inboundSms(String from, String to, String text) {
        return done(
                hand.inboundSms(Json.object().put("from", from).put("to", to).put("text", text)));
    }

    /** The same where two organizations have the number. */
    public String inboundSms(String organizationId, String from, String to, String text) {
        ObjectNode body = Json.object().put("organization_id", organizationId);
        return done(hand.inboundSms(body.put("from", from).put("to", to).put("text", text)));
    }

    /** A person texts a contact from Close; the answer is the text's id. */
    public String personSms(String contactId, String text) {
        return done(hand.personSms(Json.object().put("contact_id", contactId).put("text", text)));
    }

    /** A calendar brings a meeting with the contact; the answer is its id. */
    public String meeting(String contactId, Instant startsAt) {
        return done(hand.meeting(Json.object().put("contact_id", contactId).put("starts_at", startsAt.toString())));
    }

    public void cancelMeeting(String meetingId) {
        done(hand.cancelMeeting(meetingId));
    }

    private static String done(Answer answer) {
        if (!answer.isSuccess()) {
            throw new IllegalArgumentException("Close refuses: " + answer.body());
        }
        return answer.body().path("id").asText();
    }
}
