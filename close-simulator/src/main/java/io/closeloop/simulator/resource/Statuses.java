package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Table;
import io.closeloop.simulator.state.Verb;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statuses that leads and opportunities can have. Source: close-api.md 3.1, 7.2. */
public final class Statuses {
    /** One cannot be read by its id. */
    private static final Set<Verb> VERBS = EnumSet.of(Verb.LIST, Verb.CREATE, Verb.UPDATE, Verb.DELETE);

    public static final Resource LEAD = Resource.of("status/lead", "stat", "close-api.md 3.1")
            .fires("status.lead")
            .fields(Field.text("label").mandatory(), Field.own("organization_id"))
            .allowing(VERBS)
            .ruledBy(new StatusRules("lead"));

    public static final Resource OPPORTUNITY = Resource.of("status/opportunity", "stat", "close-api.md 7.2")
            .fires("status.opportunity")
            .fields(
                    Field.text("label").mandatory(),
                    Field.choice("type", "active", "won", "lost").mandatory().onCreate(),
                    Field.reference("pipeline_id", "pipeline").onCreate(),
                    Field.own("organization_id"))
            .allowing(VERBS)
            .ruledBy(new StatusRules("opportunity"));

    private Statuses() {}

    /** In the order in which they were made; the first is what a new opportunity gets. */
    static Stream<ObjectNode> ofPipeline(Organization organization, String pipelineId) {
        return organization.table(OPPORTUNITY).all().stream()
                .filter(status -> status.path("pipeline_id").asText().equals(pipelineId));
    }

    /** @param holders the path of the resource whose objects have these statuses */
    private record StatusRules(String holders) implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            if (before == null && holders.equals("opportunity") && !patch.hasNonNull("pipeline_id")) {
                Optional<ObjectNode> first = session.organization().table(Pipelines.RESOURCE).all().stream()
                        .findFirst();
                first.ifPresent(pipeline -> patch.set("pipeline_id", pipeline.get("id")));
            }
        }

        /** Objects show the new label at once, without events of their own. */
        @Override
        public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
            Table table = session.organization().table(holders);
            holding(session, after)
                    .toList()
                    .forEach(row -> table.rewrite(Json.copy(row)
                            .put("status_label", after.path("label").asText())));
        }

        @Override
        public void checkDelete(Session session, ObjectNode row, Errors errors) {
            if (holding(session, row).findAny().isPresent()) {
                errors.general("This status is in use.");
            }
        }

        private Stream<ObjectNode> holding(Session session, ObjectNode status) {
            return session.organization().table(holders).all().stream()
                    .filter(row -> row.path("status_id").equals(status.get("id")));
        }
    }
}
