package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.List;
import java.util.Optional;

/**
 * Two leads become one. The answer comes first, the merge after it: contacts, opportunities, tasks and activities move, the source goes,
 * the destination keeps its id. Source: close-api.md 2.5, 3.1.
 */
public final class Merging {
    /** What a merge leaves on the surviving lead. */
    static final Resource ACTIVITY = Resource.of("activity/lead_merge", "acti", "close-api.md 2.5")
            .fires("activity.lead_merge")
            .fields(
                    Field.own("_type").or("LeadMerge"),
                    Field.own("lead_id"),
                    Field.own("contact_id"),
                    Field.own("user_id"),
                    Field.own("source_lead_id"),
                    Field.own("destination_lead_id"),
                    Field.own("activity_at"))
            .stamped()
            .listed(Listing.ACTIVITIES)
            .ruledBy(new Rules() {
                @Override
                public String eventType(Session session, String type, ObjectNode row) {
                    return session.switches().get(Switch.MERGE_TYPE);
                }
            });

    private static final List<String> ENDS = List.of("source", "destination");

    private Merging() {}

    /** @param body {@code source} and {@code destination}, ids of two leads; the answer is empty */
    public static Answer merge(Session session, ObjectNode body) {
        Errors errors = new Errors();
        for (String end : ENDS) {
            String id = body.path(end).asText("");
            if (id.isBlank()) {
                errors.field(end, Errors.REQUIRED);
            } else if (session.find(Leads.RESOURCE, id).isEmpty()) {
                errors.field(end, "No such lead.");
            }
        }
        if (!errors.any() && body.get("source").equals(body.get("destination"))) {
            errors.field("destination", "A lead cannot be merged into itself.");
        }
        if (errors.any()) {
            return errors.answer();
        }
        String source = body.get("source").asText();
        String destination = body.get("destination").asText();
        session.laterAsNow(session.lags().merge(), later -> join(later, source, destination));
        return Answer.empty(200);
    }

    /** If one of them has gone meanwhile, there is nothing to merge. */
    private static void join(Session session, String source, String destination) {
        Optional<ObjectNode> from = session.find(Leads.RESOURCE, source);
        Optional<ObjectNode> into = session.find(Leads.RESOURCE, destination);
        if (from.isEmpty() || into.isEmpty()) {
            return;
        }
        session.meta().put("merge_source_lead_id", source).put("merge_destination_lead_id", destination);
        Leads.children()
                .forEach(child -> session.organization()
                        .table(child)
                        .ofLead(source)
                        .toList()
                        .forEach(row -> session.move(child, row, destination)));
        ObjectNode survivor = session.replace(Leads.RESOURCE, into.get(), united(from.get(), into.get()));
        session.remove(Leads.RESOURCE, from.get());
        session.organization().merged(source, destination);
        leaveActivity(session, source, destination);
        session.announce(Leads.RESOURCE, survivor, "merged");
    }

    /** The destination with all contacts; what it lacks it takes from the source. Which values win is not documented. */
    private static ObjectNode united(ObjectNode from, ObjectNode into) {
        ObjectNode united = Json.copy(into);
        from.properties().forEach(entry -> {
            boolean custom = entry.getKey().startsWith(Keys.CUSTOM);
            boolean plain = List.of("description", "url").contains(entry.getKey());
            JsonNode own = united.path(entry.getKey());
            boolean lacking = own.isMissingNode()
                    || own.isNull()
                    || (own.isTextual() && own.textValue().isEmpty());
            if ((custom || plain) && lacking) {
                united.set(entry.getKey(), entry.getValue());
            }
        });
        for (String key : List.of("contact_ids", "addresses")) {
            ArrayNode both = Json.array();
            into.path(key).forEach(both::add);
            from.path(key).forEach(both::add);
            united.set(key, both);
        }
        return united;
    }

    private static void leaveActivity(Session session, String source, String destination) {
        ObjectNode values = Json.object()
                .put("lead_id", destination)
                .put("user_id", session.actor().userId());
        values.put("source_lead_id", source).put("destination_lead_id", destination);
        session.insert(ACTIVITY, values.put("activity_at", Dates.SECONDS.text(session.now())));
    }
}
