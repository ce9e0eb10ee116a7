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

/** Leads. Source: close-api.md 3.1. */
public final class Leads {
    public static final Resource RESOURCE = Resource.readOnly("lead", "lead", "lead", """
            {"id":null,"name":"","display_name":"","description":"","url":null,"html_url":null,"status_id":null,"status_label":null,
             "contact_ids":[],"contacts":[],"addresses":[],"opportunities":[],"tasks":[],"integration_links":[],
             "organization_id":null,"created_by":null,"created_by_name":null,"updated_by":null,"updated_by_name":null,
             "date_created":null,"date_updated":null}""")
            .writable(new Keys(
                    Set.of("name", "description", "url", "status_id", "status", "addresses"),
                    Set.of("contacts"),
                    Set.of("contacts", "status"),
                    true,
                    Keys.Unknown.IGNORED))
            .listed(new Listing(200, 35_000, Set.of(), Set.of("date_created", "date_updated"), false, true))
            .ruledBy(new LeadRules());

    private Leads() {}

    /** Notes on its lead that a contact has come or gone; this is a {@code lead.updated}. Source: close-api.md 2.5. */
    static void relist(Session session, String leadId, String contactId, boolean present) {
        session.find(RESOURCE, leadId).ifPresent(lead -> {
            ArrayNode ids = contactIds(lead)
                    .filter(id -> !id.asText().equals(contactId))
                    .collect(Json.toArray());
            ObjectNode after = Json.copy(lead);
            after.set("contact_ids", present ? ids.add(contactId) : ids);
            session.replace(RESOURCE, lead, after);
        });
    }

    private static Stream<JsonNode> contactIds(ObjectNode lead) {
        return lead.path("contact_ids").valueStream();
    }

    private static final class LeadRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            CustomValues.check(session, "lead", before, patch, errors);
            checkStatus(session.organization(), before == null, patch, errors);
            JsonNode contacts = patch.path("contacts");
            ArrayNode checked = Json.array();
            for (int i = 0; i < contacts.size(); i++) {
                Errors inner = new Errors();
                ObjectNode contact = contacts.get(i).isObject() ? (ObjectNode) contacts.get(i) : Json.object();
                checked.add(Crud.checked(session, Contacts.RESOURCE, null, contact, inner));
                errors.nested("contacts", inner);
            }
            if (patch.has("contacts")) {
                patch.set("contacts", checked);
            }
            if (before == null && patch.path("name").asText("").isBlank()) {
                patch.put("name", "Untitled");
            }
        }

        /** By id or by label, not both; a new lead without one gets the first. */
        private static void checkStatus(Organization organization, boolean creating, ObjectNode patch, Errors errors) {
            if (patch.has("status") && patch.has("status_id")) {
                errors.field("status", "Give status or status_id, not both.");
            }
            String wanted = patch.path("status_id").asText(patch.path("status").asText(""));
            if (wanted.isEmpty() && !creating) {
                return;
            }
            patch.remove("status");
            Optional<ObjectNode> status = organization.table(Organizations.LEAD_STATUSES).all().stream()
                    .filter(s -> wanted.isEmpty()
                            || s.get("id").asText().equals(wanted)
                            || s.get("label").asText().equals(wanted))
                    .findFirst();
            status.ifPresentOrElse(
                    s -> {
                        patch.set("status_id", s.get("id"));
                        patch.set("status_label", s.get("label"));
                    },
                    () -> errors.field("status_id", "Not a valid status."));
        }

        @Override
        public void created(Session session, ObjectNode row, ObjectNode values) {
            values.path("contacts").valueStream().forEach(contact -> {
                ObjectNode child = Json.copy((ObjectNode) contact);
                child.set("lead_id", row.get("id"));
                Crud.insert(session, Contacts.RESOURCE, child);
            });
        }

        /** Deleting a lead deletes what hangs on it, with an event for each. */
        @Override
        public void deleting(Session session, ObjectNode lead) {
            String id = lead.get("id").textValue();
            for (Resource child : List.of(Sms.RESOURCE, Meetings.RESOURCE, Contacts.RESOURCE)) {
                session.organization().table(child).ofLead(id).toList().forEach(row -> session.remove(child, row));
            }
        }

        @Override
        public void view(Organization organization, ObjectNode view) {
            view.set("display_name", view.get("name"));
            view.put("html_url", "https://app.close.com/lead/" + view.get("id").asText() + "/");
            view.set(
                    "contacts",
                    contactIds(view)
                            .flatMap(id -> organization.table(Contacts.RESOURCE).find(id.asText()).stream())
                            .map(row -> Contacts.RESOURCE.view(organization, row))
                            .collect(Json.toArray()));
        }
    }
}
