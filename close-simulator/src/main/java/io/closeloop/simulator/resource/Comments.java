package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Comments on an object, in one thread for each. Source: close-api.md 7.7. */
final class Comments {
    static final Resource RESOURCE = Resource.of("comment", "comm", "close-api.md 7.7")
            .fires("comment")
            .fields(
                    Field.text("object_id").mandatory().onCreate(),
                    Field.own("thread_id"),
                    Field.text("body").mandatory(),
                    Field.own("organization_id"),
                    Field.own("created_by"),
                    Field.own("updated_by"),
                    Field.own("created_at"),
                    Field.own("updated_at"))
            .writable()
            .answering(201, 204)
            .listed(Listing.PLAIN.by("object_id", "thread_id"))
            .ruledBy(new CommentRules());

    private Comments() {}

    private static final class CommentRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            patch.put("updated_at", Dates.WITH_OFFSET.text(session.now()));
        }

        @Override
        public void creating(Session session, ObjectNode values) {
            values.set("created_at", values.get("updated_at"));
            Optional<ObjectNode> sibling = session.organization().table(RESOURCE).all().stream()
                    .filter(other -> other.path("object_id").equals(values.get("object_id")))
                    .findFirst();
            values.put(
                    "thread_id",
                    sibling.map(other -> other.path("thread_id").asText())
                            .orElseGet(() -> session.ids().next("comthr")));
        }

        /** The list is always that of one object or of one thread. */
        @Override
        public Predicate<ObjectNode> filter(Session session, Parameters parameters, Errors errors) {
            boolean byObject = parameters.get("object_id").isPresent();
            if (byObject == parameters.get("thread_id").isPresent()) {
                errors.general("Give object_id or thread_id, one of them.");
            }
            return row -> true;
        }
    }
}
