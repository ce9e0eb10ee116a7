package io.closeloop.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.Desk;
import io.closeloop.simulator.resource.Hand;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Json;
import java.time.Instant;
import java.util.Map;

/** What a person, a workflow or the world outside does. Whatever Close would refuse is an {@link IllegalArgumentException} that says why. */
public final class Act {
    private final Hand hand;
    private final Desk desk;

    Act(Hand hand, Desk desk) {
        this.hand = hand;
        this.desk = desk;
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

    /** A workflow's step "SMS"; the answer is the text's id. */
    public String workflowSms(String contactId, String text) {
        return done(hand.workflowSms(Json.object().put("contact_id", contactId).put("text", text)));
    }

    /** A calendar brings a meeting with the contact; the answer is its id. */
    public String meeting(String contactId, Instant startsAt) {
        return done(hand.meeting(Json.object().put("contact_id", contactId).put("starts_at", startsAt.toString())));
    }

    public void cancelMeeting(String meetingId) {
        done(hand.cancelMeeting(meetingId));
    }

    /** Another time for a meeting. */
    public void moveMeeting(String meetingId, Instant startsAt) {
        done(hand.moveMeeting(meetingId, Json.object().put("starts_at", startsAt.toString())));
    }

    /** A person opens an opportunity; the answer is its id. */
    public String opportunity(String leadId) {
        return done(desk.opportunity(Json.object().put("lead_id", leadId)));
    }

    /** A person moves it to the won status of its pipeline. */
    public void winOpportunity(String opportunityId) {
        done(desk.winOpportunity(Json.object().put("opportunity_id", opportunityId)));
    }

    /** A person merges one lead into another, which survives. */
    public void merge(String sourceLeadId, String destinationLeadId) {
        done(desk.merge(Json.object().put("source", sourceLeadId).put("destination", destinationLeadId)));
    }

    /** A person deletes a lead, a contact or a text. */
    public void delete(String id) {
        done(desk.delete(Json.object().put("id", id)));
    }

    public void renameField(String fieldId, String name) {
        done(desk.renameField(Json.object().put("id", fieldId).put("name", name)));
    }

    /** The values go with their field. */
    public void deleteField(String fieldId) {
        done(desk.deleteField(Json.object().put("id", fieldId)));
    }

    /** From now on the key is not good any more. */
    public void revokeKey(String apiKey) {
        done(desk.revokeKey(Json.object().put("key", apiKey)));
    }

    private static String done(Answer answer) {
        if (!answer.isSuccess()) {
            throw new IllegalArgumentException("Close refuses: " + answer.body());
        }
        return answer.body().path("id").asText();
    }
}
