package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import java.util.List;
import java.util.Optional;

/** Opportunities. Source: close-api.md 7.2. */
public final class Opportunities {
    public static final Resource RESOURCE = Resource.of("opportunity", "oppo", "close-api.md 7.2")
            .fires("opportunity")
            .fields(
                    Field.reference("lead_id", "lead").onCreate(),
                    Field.own("lead_name"),
                    Field.reference("contact_id", "contact"),
                    Field.own("contact_name"),
                    Field.reference("user_id", "user"),
                    Field.own("user_name"),
                    Field.reference("status_id", "status/opportunity"),
                    Field.own("status_label"),
                    Field.own("status_display_name"),
                    Field.own("status_type"),
                    Field.reference("pipeline_id", "pipeline"),
                    Field.own("pipeline_name"),
                    Field.whole("value", 0, Long.MAX_VALUE),
                    Field.text("value_currency", 3).or("USD"),
                    Field.own("value_formatted"),
                    Field.choice("value_period", "one_time", "monthly", "annual")
                            .or("one_time"),
                    Field.own("annualized_value"),
                    Field.own("expected_value"),
                    Field.own("annualized_expected_value"),
                    Field.whole("confidence", 0, 100).or(50),
                    Field.day("date_won"),
                    Field.own("date_lost"),
                    Field.text("note").or(""),
                    Field.list("attachments"),
                    Field.own("integration_links").or(List.of()),
                    Field.own("created_by_name"),
                    Field.own("updated_by_name"))
            .stamped()
            .custom("opportunity")
            .writable()
            .listed(Listing.PLAIN
                    .upTo(200, 35_000)
                    .by(
                            "id",
                            "lead_id",
                            "contact_id",
                            "user_id",
                            "status_id",
                            "status_label",
                            "status_type",
                            "value_period")
                    .dated("date_created", "date_updated", "date_won")
                    .ordered(
                            "date_won",
                            "date_updated",
                            "date_created",
                            "confidence",
                            "user_name",
                            "value",
                            "annualized_value",
                            "annualized_expected_value")
                    .totalled())
            .ruledBy(new OpportunityRules());

    private Opportunities() {}

    /** Moves an opportunity to the first won status of its pipeline; not found if it has none. */
    public static Answer win(Session session, String id) {
        Optional<ObjectNode> won = session.find(RESOURCE, id)
                .flatMap(row -> Statuses.ofPipeline(
                                session.organization(), row.path("pipeline_id").asText())
                        .filter(status -> status.path("type").asText().equals("won"))
                        .findFirst());
        return won.map(status -> {
                    ObjectNode patch = Json.object();
                    patch.set("status_id", status.get("id"));
                    return Crud.update(session, RESOURCE, id, patch);
                })
                .orElseGet(Answer::notFound);
    }
}
