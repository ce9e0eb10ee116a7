package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts, each of exactly one lead. Source: close-api.md 3.2. */
public final class Contacts {
    private static final int LONGEST = 1000;
    private static final List<String> FACTS = List.of("country", "tz_ids", "outbound_sms_blocked");

    public static final Resource RESOURCE = Resource.of("contact", "cont", "close-api.md 3.2")
            .fires("contact")
            .fields(
                    Field.reference("lead_id", "lead").onCreate(),
                    Field.text("name", LONGEST).or(""),
                    Field.own("display_name").or(""),
                    Field.text("title", LONGEST).or(""),
                    Field.list("emails"),
                    Field.list("phones"),
                    Field.list("urls"),
                    Field.own("integration_links").or(List.of()),
                    Field.own("timezone"),
                    Field.own("timezone_source"))
            .stamped()
            .custom("contact")
            .writable()
            .refusingUnknownKeys()
            .listed(Listing.PLAIN.by("lead_id", "id"))
            .ruledBy(new ContactRules());

    private Contacts() {}

    /** Contacts that have the phone, oldest first: one number may stand on several leads. */
    public static Stream<ObjectNode> withPhone(Organization organization, String number) {
        return organization.table(RESOURCE).withPhone(number);
    }

    /** STOP or START from a number: every contact that has it is updated. Source: close-api.md 3.2, 5.4. */
    static void optOut(Session session, String number, boolean out) {
        Organization organization = session.organization();
        boolean changed = out
                ? organization.optedOut().add(number)
                : organization.optedOut().remove(number);
        if (!changed) {
            return;
        }
        withPhone(organization, number).toList().forEach(row -> {
            ObjectNode after = Json.copy(row);
            after.set(
                    "phones",
                    row.get("phones")
                            .valueStream()
                            .map(p -> blocked(p, organization))
                            .collect(Json.toArray()));
            session.replace(RESOURCE, row, after);
        });
    }

    /** On a lead of its own. */
    static ObjectNode stranger(Session session, String number) {
        ObjectNode values = Json.object().put("name", number);
        values.putArray("phones").addObject().put("phone", number);
        return Crud.insert(session, RESOURCE, Crud.checked(session, RESOURCE, null, values, new Errors()));
    }

    private static JsonNode blocked(JsonNode phone, Organization organization) {
        boolean out = organization.optedOut().contains(phone.path("phone").asText());
        return Json.copy((ObjectNode) phone).put("outbound_sms_blocked", out);
    }

    /** Older answers may lack what a phone tells beside its number; see {@link Switch#PHONE_FACTS}. */
    static void age(Session session, ObjectNode contact) {
        if (session.switches().is(Switch.PHONE_FACTS, "absent")) {
            contact.set(
                    "phones",
                    contact.path("phones")
                            .valueStream()
                            .<JsonNode>map(
                                    phone -> Json.copy((ObjectNode) phone).without(FACTS))
                            .collect(Json.toArray()));
        }
    }

    private static final class ContactRules implements Rules {
        private static final Set<String> STAMPS = Set.of("date_updated", "updated_by");

        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            CustomValues.check(session, "contact", before, patch, errors);
            if (patch.has("phones")) {
                patch.set("phones", phones(session, patch.get("phones"), errors));
            }
            if (patch.has("emails")) {
                patch.set("emails", emails(patch.get("emails"), errors));
            }
        }

        private static ArrayNode phones(Session session, JsonNode written, Errors errors) {
            boolean strict = session.switches().is(Switch.INVALID_PHONE, "refused");
            ArrayNode phones = Json.array();
            for (JsonNode entry : written) {
                String text = entry.path("phone").asText("");
                Optional<Phone> phone = Phone.of(text).or(() -> strict ? Optional.empty() : Phone.asWritten(text));
                if (phone.isEmpty()) {
                    Errors inner = new Errors();
                    inner.field("phone", "Invalid phone number.");
                    errors.nested("phones", inner);
                }
                phone.ifPresent(p -> phones.add(shown(session.organization(), entry, p)));
            }
            return phones;
        }

        private static ObjectNode shown(Organization organization, JsonNode entry, Phone phone) {
            return Json.object()
                    .put("type", entry.path("type").asText("office"))
                    .put("phone", phone.number())
                    .put("phone_formatted", phone.formatted())
                    .put("country", phone.country())
                    .put("outbound_sms_blocked", organization.optedOut().contains(phone.number()))
                    .set("tz_ids", Json.texts(TimeZones.of(phone)));
        }

        private static ArrayNode emails(JsonNode written, Errors errors) {
            ArrayNode emails = Json.array();
            for (JsonNode entry : written) {
                String address = entry.path("email").asText("").strip();
                if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
                    Errors inner = new Errors();
                    inner.field("email", "Invalid email address.");
                    errors.nested("emails", inner);
                }
                emails.addObject()
                        .put("type", entry.path("type").asText("office"))
                        .put("email", address)
                        .put("is_unsubscribed", entry.path("is_unsubscribed").asBoolean());
            }
            return emails;
        }

        /** Without a lead Close makes one, named after the contact: careless clients fill an organization with such leads. */
        @Override
        public void creating(Session session, ObjectNode values) {
            if (!values.hasNonNull("lead_id")) {
                String name = values.path("name").asText("Untitled");
                values.set("lead_id", Leads.junk(session, name).get("id"));
            }
        }

        @Override
        public void created(Session session, ObjectNode row, ObjectNode values) {
            Leads.relist(session, row.get("lead_id").asText(), row.get("id").asText(), true);
        }

        @Override
        public void deleting(Session session, ObjectNode row) {
            Leads.relist(session, row.get("lead_id").asText(), row.get("id").asText(), false);
        }

        @Override
        public void view(Organization organization, ObjectNode view) {
            view.set("display_name", view.get("name"));
        }

        /** That a custom value alone is heard of is likely, but nowhere said. */
        @Override
        public boolean isHeard(Session session, Set<String> changed) {
            boolean customOnly = changed.stream().allMatch(key -> key.startsWith(Keys.CUSTOM) || STAMPS.contains(key));
            return !customOnly || session.switches().is(Switch.CONTACT_CUSTOM_EVENT, "fires");
        }

        @Override
        public void view(Session session, ObjectNode view) {
            CustomValues.legacy(session, "contact", view);
            age(session, view);
        }
    }
}
