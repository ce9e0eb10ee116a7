package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Table;
import org.jspecify.annotations.Nullable;

/** Pipelines, each with the statuses that its opportunities go through; they make no events. Source: close-api.md 3.4, 7.2. */
public final class Pipelines {
    public static final Resource RESOURCE = Resource.of("pipeline", "pipe", "close-api.md 7.2")
            .fields(
                    Field.text("name").mandatory(),
                    Field.list("statuses").onCreate().passing())
            .stamped()
            .writable()
            .answering(201, 204)
            .ruledBy(new PipelineRules());

    private Pipelines() {}

    /** As other objects show it: id, name, statuses. */
    static ObjectNode brief(Organization organization, ObjectNode pipeline) {
        ObjectNode brief = Json.object();
        brief.set("id", pipeline.get("id"));
        brief.set("name", pipeline.get("name"));
        brief.set(
                "statuses",
                Statuses.ofPipeline(organization, pipeline.get("id").asText())
                        .map(Pipelines::brief)
                        .collect(Json.toArray()));
        return brief;
    }

    private static JsonNode brief(ObjectNode status) {
        ObjectNode brief = Json.object();
        for (String key : new String[] {"id", "label", "type"}) {
            brief.set(key, status.get(key));
        }
        return brief;
    }

    private static final class PipelineRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            if (patch.has("statuses")) {
                patch.set("statuses", Nested.checked(session, Statuses.OPPORTUNITY, "statuses", patch, errors));
            }
        }

        @Override
        public void created(Session session, ObjectNode row, ObjectNode values) {
            values.path("statuses").valueStream().forEach(status -> {
                ObjectNode child = Json.copy((ObjectNode) status);
                child.set("pipeline_id", row.get("id"));
                Crud.insert(session, Statuses.OPPORTUNITY, child);
            });
        }

        /** Opportunities show the new name at once, without events of their own. */
        @Override
        public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
            Table table = session.organization().table(Opportunities.RESOURCE);
            table.all().stream()
                    .filter(o -> o.path("pipeline_id").equals(after.get("id")))
                    .toList()
                    .forEach(o -> table.rewrite(
                            Json.copy(o).put("pipeline_name", after.path("name").asText())));
        }

        @Override
        public void checkDelete(Session session, ObjectNode row, Errors errors) {
            boolean used = session.organization().table(Opportunities.RESOURCE).all().stream()
                    .anyMatch(o -> o.path("pipeline_id").equals(row.get("id")));
            if (used) {
                errors.general("This pipeline has opportunities.");
            }
        }

        @Override
        public void deleting(Session session, ObjectNode row) {
            Statuses.ofPipeline(session.organization(), row.get("id").asText())
                    .toList()
                    .forEach(status -> session.remove(Statuses.OPPORTUNITY, status));
        }

        @Override
        public void view(Organization organization, ObjectNode view) {
            view.set("statuses", brief(organization, view).get("statuses"));
        }
    }
}
