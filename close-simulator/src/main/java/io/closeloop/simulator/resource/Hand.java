package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.DateFilter;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What reaches leads other than through the API: a workflow's step, a person in the app, a text from outside, a calendar. */
public final class Hand {
    private final Close close;
    private final Reach reach;

    public Hand(Close close) {
        this.close = close;
        this.reach = new Reach(close);
    }

    /** @param body {@code lead_id}, {@code fields} by name or {@code cf_…} id; null clears */
    public Answer workflow(ObjectNode body) {
        return reach.workflow(
                "workflow",
                Leads.RESOURCE,
                body,
                "lead_id",
                (session, lead) -> write(session, Leads.RESOURCE, "lead", lead, body));
    }

    /** @param body {@code contact_id}, {@code fields} by name or {@code cf_…} id; null clears */
    public Answer contactField(ObjectNode body) {
        return reach.person(
                "contact-field",
                Contacts.RESOURCE,
                body,
                "contact_id",
                (session, contact) -> write(session, Contacts.RESOURCE, "contact", contact, body));
    }

    private static Answer write(Session session, Resource resource, String kind, ObjectNode row, ObjectNode body) {
        Errors errors = new Errors();
        ObjectNode patch = Json.object();
        body.path("fields")
                .properties()
                .forEach(entry -> CustomFields.find(session.organization(), kind, entry.getKey())
                        .ifPresentOrElse(
                                field -> patch.set(Keys.CUSTOM + field.get("id").textValue(), entry.getValue()),
                                () -> errors.field(entry.getKey(), "Unknown custom field of a " + kind + ".")));
        return errors.any()
                ? errors.answer()
                : Crud.update(session, resource, row.get("id").textValue(), patch);
    }

    /** @param body {@code from}, {@code to}, {@code text}; {@code organization_id} when two have the same number */
    public Answer inboundSms(ObjectNode body) {
        Optional<Phone> from = Phone.of(body.path("from").asText());
        Optional<Phone> to = Phone.of(body.path("to").asText());
        if (from.isEmpty() || to.isEmpty()) {
            return Reach.invalid(from.isEmpty() ? "from" : "to", "Invalid phone number.");
        }
        String wanted = body.path("organization_id").asText("");
        Optional<Organization> organization = close.organizations().stream()
                .filter(o -> wanted.isEmpty() || o.id().equals(wanted))
                .filter(o ->
                        close.locked(() -> Sms.ownNumber(o, to.get().number()).isPresent()))
                .findFirst();
        Actor outside = Actor.self(Actor.ACT, "inbound-sms", close.requestId());
        return organization
                .map(o -> close.transact(o, outside, session -> {
                    ObjectNode row = SmsLife.receive(
                            session, from.get(), to.get(), body.path("text").asText());
                    return Answer.ok(session.view(Sms.RESOURCE, row));
                }))
                .orElseGet(() -> Reach.invalid("to", "No organization has this number."));
    }

    /** @param body {@code contact_id}, {@code text}; {@code local_phone}, else the first that can text */
    public Answer personSms(ObjectNode body) {
        return reach.person(
                "person-sms",
                Contacts.RESOURCE,
                body,
                "contact_id",
                (session, contact) -> Crud.create(session, Sms.RESOURCE, text(session, contact, body)));
    }

    /** A workflow's step "SMS": what it sends carries the workflow as {@code sequence_id}. */
    public Answer workflowSms(ObjectNode body) {
        return reach.workflow("workflow-sms", Contacts.RESOURCE, body, "contact_id", (session, contact) -> {
            String sequence = body.path("sequence_id").asText("");
            ObjectNode sms = text(session, contact, body);
            return SmsLife.sendFromWorkflow(
                    session,
                    sms,
                    sequence.isEmpty() ? session.ids().next("seq") : sequence,
                    body.path("sequence_name").asText("Workflow"));
        });
    }

    private static ObjectNode text(Session session, ObjectNode contact, ObjectNode body) {
        ObjectNode sms = Json.object().put("status", Sms.OUTBOX);
        sms.put("text", body.path("text").asText());
        sms.put("local_phone", body.path("local_phone").asText(firstNumber(session.organization())));
        sms.set("remote_phone", contact.path("phones").path(0).path("phone"));
        sms.set("lead_id", contact.get("lead_id"));
        sms.set("contact_id", contact.get("id"));
        return sms;
    }

    private static String firstNumber(Organization organization) {
        return organization.table(Organizations.PHONE_NUMBERS).all().stream()
                .filter(n -> n.path("type").asText("internal").equals("internal"))
                .map(n -> n.get("number").textValue())
                .findFirst()
                .orElse("");
    }

    /** @param body {@code contact_id}; {@code starts_at}, else a day from now */
    public Answer meeting(ObjectNode body) {
        return reach.person("meeting", Contacts.RESOURCE, body, "contact_id", (session, contact) -> {
            ObjectNode row = Meetings.schedule(session, contact, startsAt(session, body));
            return Answer.ok(session.view(Meetings.RESOURCE, row));
        });
    }

    /** @param body {@code starts_at}, else a day from now */
    public Answer moveMeeting(String id, ObjectNode body) {
        return reach.person("meeting-move", Meetings.RESOURCE, Json.object().put("id", id), "id", (session, row) -> {
            ObjectNode moved = Meetings.move(session, row, startsAt(session, body));
            return Answer.ok(session.view(Meetings.RESOURCE, moved));
        });
    }

    private static Instant startsAt(Session session, ObjectNode body) {
        return DateFilter.instant(body.path("starts_at").asText())
                .orElseGet(() -> session.now().plus(Duration.ofDays(1)));
    }

    public Answer cancelMeeting(String id) {
        return reach.person(
                "meeting-cancel",
                Meetings.RESOURCE,
                Json.object().put("id", id),
                "id",
                (session, row) -> Answer.ok(session.view(Meetings.RESOURCE, Meetings.cancel(session, row))));
    }
}
