package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.Function;

/**
 * What reaches Close other than through its API: a workflow's step, a person in the app, a text from outside, a calendar. Its changes
 * carry no {@code api_key_id}; whose {@code user_id} a workflow's carry is UNCONFIRMED, here none. Source: close-api.md 9.2.
 */
public final class Hand {
    private final Close close;

    public Hand(Close close) {
        this.close = close;
    }

    /** @param body {@code lead_id}, {@code fields} by name or {@code cf_…} id; null clears */
    public Answer workflow(ObjectNode body) {
        return at(Leads.RESOURCE, body, "lead_id", lead -> {
            Actor workflow = Actor.self(Actor.ACT, "workflow", close.requestId());
            return close.transact(
                    lead.organization(), workflow, s -> write(s, Leads.RESOURCE, "lead", lead.id(), body));
        });
    }

    /** @param body {@code contact_id}, {@code fields} by name or {@code cf_…} id; null clears */
    public Answer contactField(ObjectNode body) {
        return at(
                Contacts.RESOURCE,
                body,
                "contact_id",
                contact -> close.transact(
                        contact.organization(),
                        person(contact.organization(), "contact-field"),
                        s -> write(s, Contacts.RESOURCE, "contact", contact.id(), body)));
    }

    private static Answer write(Session session, Resource resource, String kind, String id, ObjectNode body) {
        Errors errors = new Errors();
        ObjectNode patch = Json.object();
        body.path("fields")
                .properties()
                .forEach(entry -> CustomFields.find(session.organization(), kind, entry.getKey())
                        .ifPresentOrElse(
                                field -> patch.set(Keys.CUSTOM + field.get("id").textValue(), entry.getValue()),
                                () -> errors.field(entry.getKey(), "Unknown custom field of a " + kind + ".")));
        return errors.any() ? errors.answer() : Crud.update(session, resource, id, patch);
    }

    /** @param body {@code from}, {@code to}, {@code text}; {@code organization_id} when two have the same number */
    public Answer inboundSms(ObjectNode body) {
        Optional<Phone> from = Phone.of(body.path("from").asText());
        Optional<Phone> to = Phone.of(body.path("to").asText());
        if (from.isEmpty() || to.isEmpty()) {
            return invalid(from.isEmpty() ? "from" : "to", "Invalid phone number.");
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
                .orElseGet(() -> invalid("to", "No organization has this number."));
    }

    /** @param body {@code contact_id}, {@code text}; {@code local_phone}, else the first that can text */
    public Answer personSms(ObjectNode body) {
        return at(
                Contacts.RESOURCE,
                body,
                "contact_id",
                contact -> close.transact(
                        contact.organization(), person(contact.organization(), "person-sms"), session -> {
                            ObjectNode row = session.find(Contacts.RESOURCE, contact.id())
                                    .orElseThrow();
                            ObjectNode sms = Json.object().put("status", Sms.OUTBOX);
                            sms.put("text", body.path("text").asText());
                            sms.put(
                                    "local_phone",
                                    body.path("local_phone").asText(firstNumber(contact.organization())));
                            sms.set("remote_phone", row.path("phones").path(0).path("phone"));
                            sms.set("lead_id", row.get("lead_id"));
                            sms.set("contact_id", row.get("id"));
                            return Crud.create(session, Sms.RESOURCE, sms);
                        }));
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
        return at(
                Contacts.RESOURCE,
                body,
                "contact_id",
                contact ->
                        close.transact(contact.organization(), person(contact.organization(), "meeting"), session -> {
                            ObjectNode row = session.find(Contacts.RESOURCE, contact.id())
                                    .orElseThrow();
                            Instant startsAt = DateFilter.instant(
                                            body.path("starts_at").asText())
                                    .orElseGet(() -> session.now().plus(Duration.ofDays(1)));
                            return Answer.ok(
                                    session.view(Meetings.RESOURCE, Meetings.schedule(session, row, startsAt)));
                        }));
    }

    public Answer cancelMeeting(String id) {
        return at(
                Meetings.RESOURCE,
                Json.object().put("id", id),
                "id",
                meeting -> close.transact(
                        meeting.organization(), person(meeting.organization(), "meeting-cancel"), session -> {
                            ObjectNode row = session.find(Meetings.RESOURCE, id).orElseThrow();
                            return Answer.ok(session.view(Meetings.RESOURCE, Meetings.cancel(session, row)));
                        }));
    }

    /** An object named from outside, with whose it is. */
    private record Named(Organization organization, String id) {}

    private Answer at(Resource resource, ObjectNode body, String key, Function<Named, Answer> then) {
        JsonNode id = body.path(key);
        return close.owner(resource, id.asText())
                .map(organization -> then.apply(new Named(organization, id.asText())))
                .orElseGet(() -> invalid(key, "No such " + resource.word() + "."));
    }

    private Actor person(Organization organization, String path) {
        String user = close.locked(() -> organization
                .table(Organizations.USERS)
                .all()
                .getFirst()
                .get("id")
                .textValue());
        return Actor.user(user, path, close.requestId());
    }

    private static Answer invalid(String key, String message) {
        Errors errors = new Errors();
        errors.field(key, message);
        return errors.answer();
    }
}
