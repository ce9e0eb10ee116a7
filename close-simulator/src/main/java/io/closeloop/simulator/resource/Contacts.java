package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts, each of exactly one lead. Source: close-api.md 3.2. */
public final class Contacts {
    public static final Resource RESOURCE = Resource.readOnly("contact", "cont", "contact", """
            {"id":null,"lead_id":null,"organization_id":null,"name":"","display_name":"","title":"","emails":[],"phones":[],"urls":[],
             "integration_links":[],"timezone":null,"timezone_source":null,"created_by":null,"updated_by":null,
             "date_created":null,"date_updated":null}""")
            .writable(new Keys(
                    Set.of("name", "title", "emails", "phones", "urls"),
                    Set.of("lead_id"),
                    Set.of(),
                    true,
                    Keys.Unknown.REFUSED))
            .listed(Listing.PLAIN.by("lead_id", "id__in"))
            .ruledBy(new ContactRules());

    private static final int LONGEST = 1000;
    private static final int MOST = 100;

    private Contacts() {}

    /** Contacts that have the phone, oldest first: one number may stand on several leads. */
    public static Stream<ObjectNode> withPhone(Organization organization, String number) {
        return organization.table(RESOURCE).all().stream().filter(row -> hasPhone(row, number));
    }

    private static boolean hasPhone(ObjectNode row, String number) {
        return row.path("phones")
                .valueStream()
                .anyMatch(p -> p.path("phone").asText().equals(number));
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

    private static JsonNode blocked(JsonNode phone, Organization organization) {
        boolean out = organization.optedOut().contains(phone.path("phone").asText());
        return Json.copy((ObjectNode) phone).put("outbound_sms_blocked", out);
    }

    private static final class ContactRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            CustomValues.check(session, "contact", before, patch, errors);
            for (String key : List.of("name", "title")) {
                if (patch.path(key).asText("").length() > LONGEST) {
                    errors.field(key, "Longer than " + LONGEST + " characters.");
                }
            }
            for (String key : List.of("emails", "phones", "urls")) {
                JsonNode list = patch.path(key);
                if (patch.has(key) && (!list.isArray() || list.size() > MOST)) {
                    errors.field(key, "Must be a list of at most " + MOST + ".");
                    patch.remove(key);
                }
            }
            if (patch.has("phones")) {
                patch.set("phones", phones(session.organization(), patch.get("phones"), errors));
            }
            String lead = patch.path("lead_id").asText("");
            if (patch.hasNonNull("lead_id")
                    && session.find(Leads.RESOURCE, lead).isEmpty()) {
                errors.field("lead_id", "No such lead.");
            }
        }

        private static ArrayNode phones(Organization organization, JsonNode written, Errors errors) {
            ArrayNode phones = Json.array();
            for (JsonNode entry : written) {
                Optional<Phone> phone = Phone.of(entry.path("phone").asText(""));
                if (phone.isEmpty()) {
                    Errors inner = new Errors();
                    inner.field("phone", "Invalid phone number.");
                    errors.nested("phones", inner);
                }
                phone.ifPresent(p -> phones.add(Json.object()
                        .put("type", entry.path("type").asText("office"))
                        .put("phone", p.number())
                        .put("phone_formatted", p.formatted())
                        .put("country", p.country())
                        .put("outbound_sms_blocked", organization.optedOut().contains(p.number()))));
            }
            return phones;
        }

        /** Without a lead Close makes one, named after the contact: careless clients fill an organization with such leads. */
        @Override
        public void creating(Session session, ObjectNode values) {
            if (!values.hasNonNull("lead_id")) {
                ObjectNode lead = Json.object().put("name", values.path("name").asText("Untitled"));
                ObjectNode checked = Crud.checked(session, Leads.RESOURCE, null, lead, new Errors());
                values.set(
                        "lead_id", Crud.insert(session, Leads.RESOURCE, checked).get("id"));
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
    }
}
