package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an opportunity comes to its status, its dates and its sums. Source: close-api.md 7.2. */
final class OpportunityRules implements Rules {
    private static final String WON = "won";
    private static final String LOST = "lost";

    @Override
    public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        CustomValues.check(session, "opportunity", before, patch, errors);
        if (before == null || patch.has("status_id") || patch.has("pipeline_id")) {
            checkStatus(session, before, patch, errors);
        }
        if (before == null && !patch.hasNonNull("user_id")) {
            patch.put("user_id", session.actor().userId());
        }
        checkContact(session, before == null ? patch : Json.copy(before).setAll(patch), errors);
    }

    /** The status decides the pipeline; who names both must name a pair. */
    private static void checkStatus(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        Organization organization = session.organization();
        String pipeline = patch.path("pipeline_id").asText("");
        String wanted = patch.path("status_id").asText("");
        String id =
                wanted.isEmpty() && before != null ? before.path("status_id").asText() : wanted;
        Optional<ObjectNode> status = organization.table(Statuses.OPPORTUNITY).all().stream()
                .filter(s -> id.isEmpty()
                        ? pipeline.isEmpty() || s.path("pipeline_id").asText().equals(pipeline)
                        : s.get("id").asText().equals(id))
                .findFirst();
        if (status.isEmpty()) {
            errors.field("status_id", "Not a valid status.");
        } else if (!pipeline.isEmpty()
                && !status.get().path("pipeline_id").asText().equals(pipeline)) {
            errors.field("status_id", "The status does not belong to the pipeline.");
        } else {
            apply(session, before, patch, status.get());
        }
    }

    private static void apply(Session session, @Nullable ObjectNode before, ObjectNode patch, ObjectNode status) {
        patch.set("status_id", status.get("id"));
        patch.set("status_label", status.get("label"));
        patch.set("status_type", status.get("type"));
        patch.set("pipeline_id", status.get("pipeline_id"));
        session.find(Pipelines.RESOURCE, status.path("pipeline_id").asText())
                .ifPresent(pipeline -> patch.set("pipeline_name", pipeline.get("name")));
        String type = status.path("type").asText();
        boolean turned = before == null || !before.path("status_type").asText().equals(type);
        if (turned && (type.equals(WON) || type.equals(LOST))) {
            close(session, patch, type);
        }
    }

    /** Turning back later clears neither date. That the confidence follows is seen in Close's sample of a won event. */
    private static void close(Session session, ObjectNode patch, String type) {
        if (!patch.hasNonNull("date_" + type)) {
            patch.put("date_" + type, session.today().toString());
        }
        if (!patch.has("confidence")) {
            patch.put("confidence", type.equals(WON) ? 100 : 0);
        }
    }

    private static void checkContact(Session session, ObjectNode whole, Errors errors) {
        Json.text(whole, "contact_id")
                .flatMap(id -> session.find(Contacts.RESOURCE, id))
                .ifPresent(contact -> {
                    boolean strange = whole.hasNonNull("lead_id")
                            && !contact.path("lead_id").equals(whole.get("lead_id"));
                    if (strange) {
                        errors.field("contact_id", "Belongs to another lead.");
                    }
                });
    }

    /** Without a lead Close makes one. */
    @Override
    public void creating(Session session, ObjectNode values) {
        if (!values.hasNonNull("lead_id")) {
            values.set("lead_id", Leads.junk(session, "Untitled").get("id"));
        }
    }

    @Override
    public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
        StatusChanges.note(session, StatusChanges.OPPORTUNITY, before, after);
    }

    @Override
    public void view(Organization organization, ObjectNode view) {
        name(organization, view, "lead_name", Leads.RESOURCE.path(), "lead_id");
        name(organization, view, "contact_name", Contacts.RESOURCE.path(), "contact_id");
        view.put("user_name", Users.name(organization, view.path("user_id").asText()));
        view.put(
                "created_by_name",
                Users.name(organization, view.path("created_by").asText()));
        view.put(
                "updated_by_name",
                Users.name(organization, view.path("updated_by").asText()));
        view.set("status_display_name", view.get("status_label"));
        Sums.complete(view);
    }

    private static void name(Organization organization, ObjectNode view, String key, String path, String idKey) {
        Optional<JsonNode> name =
                organization.table(path).find(view.path(idKey).asText()).map(row -> row.path("name"));
        name.ifPresent(n -> view.set(key, n));
    }

    @Override
    public void total(List<ObjectNode> rows, ObjectNode body) {
        Stream<ObjectNode> whole = rows.stream()
                .map(row -> Json.copy(Opportunities.RESOURCE.shape()).setAll(row));
        Sums.total(whole.map(Sums::complete).toList(), body);
    }
}
