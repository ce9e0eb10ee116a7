package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads. Source: close-api.md 3.1. */
public final class Leads {
    public static final Resource RESOURCE = Resource.of("lead", "lead", "close-api.md 3.1")
            .fires("lead")
            .fields(
                    Field.text("name").or(""),
                    Field.own("display_name").or(""),
                    Field.text("description").or(""),
                    Field.text("url"),
                    Field.own("html_url"),
                    Field.text("status_id"),
                    Field.text("status").passing(),
                    Field.own("status_label"),
                    Field.own("contact_ids").or(List.of()),
                    Field.list("contacts").onCreate().passing(),
                    Field.list("addresses"),
                    Field.own("opportunities").or(List.of()),
                    Field.own("tasks").or(List.of()),
                    Field.own("integration_links").or(List.of()),
                    Field.own("created_by_name"),
                    Field.own("updated_by_name"))
            .stamped()
            .custom("lead")
            .writable()
            .listed(Listing.PLAIN
                    .upTo(200, 35_000)
                    .by("id")
                    .dated("date_created", "date_updated")
                    .ordered("date_created", "date_updated", "name")
                    .ruled("query")
                    .totalled())
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

    /** A lead that a careless write has Close make. */
    static ObjectNode junk(Session session, String name) {
        ObjectNode checked = Crud.checked(session, RESOURCE, null, Json.object().put("name", name), new Errors());
        return Crud.insert(session, RESOURCE, checked);
    }

    /** What hangs on a lead, and goes or moves with it; contacts last, since the others may name them. */
    static List<Resource> children() {
        return Stream.concat(
                        Stream.of(Opportunities.RESOURCE, Tasks.RESOURCE, Sequences.SUBSCRIPTION),
                        Stream.concat(Activities.ALL.stream(), Stream.of(Contacts.RESOURCE)))
                .toList();
    }

    private static Stream<JsonNode> contactIds(ObjectNode lead) {
        return lead.path("contact_ids").valueStream();
    }

    private static final class LeadRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            CustomValues.check(session, "lead", before, patch, errors);
            checkStatus(session.organization(), before == null, patch, errors);
            if (patch.has("contacts")) {
                patch.set("contacts", Nested.checked(session, Contacts.RESOURCE, "contacts", patch, errors));
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
            boolean named = patch.has("status") || patch.has("status_id");
            patch.remove("status");
            if (!named && !creating) {
                return;
            }
            if (wanted.isEmpty() && !creating) {
                errors.field("status_id", "Not a valid status.");
                return;
            }
            Optional<ObjectNode> status = organization.table(Statuses.LEAD).all().stream()
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

        @Override
        public Predicate<ObjectNode> filter(Session session, Parameters parameters, Errors errors) {
            return LeadQuery.read(session, parameters.get("query").orElse(""), errors);
        }

        @Override
        public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
            StatusChanges.note(session, StatusChanges.LEAD, before, after);
        }

        @Override
        public Optional<ObjectNode> instead(Session session, String id) {
            return session.switches().is(Switch.MERGED_LEAD, "survivor")
                    ? session.organization().survivor(id).flatMap(lead -> session.find(RESOURCE, lead))
                    : Optional.empty();
        }

        /** Deleting a lead deletes what hangs on it, with an event for each. */
        @Override
        public void deleting(Session session, ObjectNode lead) {
            String id = lead.get("id").textValue();
            for (Resource child : children()) {
                session.organization().table(child).ofLead(id).toList().forEach(row -> session.remove(child, row));
            }
        }

        @Override
        public void view(Organization organization, ObjectNode view) {
            view.set("display_name", view.get("name"));
            view.put("html_url", "https://app.close.com/lead/" + view.get("id").asText() + "/");
            String id = view.get("id").asText();
            view.put(
                    "created_by_name",
                    Users.name(organization, view.path("created_by").asText()));
            view.put(
                    "updated_by_name",
                    Users.name(organization, view.path("updated_by").asText()));
            view.set("opportunities", hanging(organization, Opportunities.RESOURCE, id, row -> true));
            view.set("tasks", hanging(organization, Tasks.RESOURCE, id, LeadRules::isOpen));
            view.set(
                    "contacts",
                    contactIds(view)
                            .flatMap(c -> organization.table(Contacts.RESOURCE).find(c.asText()).stream())
                            .map(row -> Contacts.RESOURCE.view(organization, row))
                            .collect(Json.toArray()));
        }

        /** Only the incomplete ones stand on a lead. */
        private static boolean isOpen(ObjectNode task) {
            return !task.path("is_complete").asBoolean();
        }

        private static ArrayNode hanging(
                Organization organization, Resource resource, String leadId, Predicate<ObjectNode> some) {
            return organization
                    .table(resource)
                    .ofLead(leadId)
                    .filter(some)
                    .map(row -> resource.view(organization, row))
                    .collect(Json.toArray());
        }

        @Override
        public void view(Session session, ObjectNode view) {
            CustomValues.legacy(session, "lead", view);
            view.path("contacts").forEach(contact -> Contacts.age(session, (ObjectNode) contact));
        }
    }
}
