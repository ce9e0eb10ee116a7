package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Verb;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Sequences, which the screens call Workflows, and who is in them. None of their steps is run: that is the hand's. Source: close-api.md 7.8. */
final class Sequences {
    static final Resource RESOURCE = Resource.of("sequence", "seq", "close-api.md 7.8")
            .fires("sequence")
            .fields(
                    Field.text("name").mandatory(),
                    Field.choice("status", "active", "paused", "archived").or("active"),
                    Field.list("steps"))
            .stamped()
            .writable();

    static final Resource SUBSCRIPTION = Resource.of("sequence_subscription", "sub", "close-api.md 7.8")
            .fires("sequence_subscription")
            .fields(
                    Field.reference("sequence_id", "sequence").mandatory().onCreate(),
                    Field.own("lead_id"),
                    Field.reference("contact_id", "contact").mandatory().onCreate(),
                    Field.text("contact_email").onCreate(),
                    Field.text("sender_account_id").onCreate(),
                    Field.text("sender_name").onCreate(),
                    Field.text("sender_email").onCreate(),
                    Field.text("calls_assigned_to").onCreate(),
                    Field.choice("status", "active", "paused").or("active").onUpdate(),
                    Field.own("status_reason"))
            .stamped()
            .allowing(Set.of(Verb.LIST, Verb.CREATE, Verb.READ, Verb.UPDATE))
            .answering(201, 200)
            .listed(Listing.PLAIN.by("sequence_id", "contact_id", "lead_id"))
            .ruledBy(new SubscriptionRules());

    private Sequences() {}

    private static final class SubscriptionRules implements Rules {
        private static final List<String> NARROWING = List.of("sequence_id", "contact_id", "lead_id");

        @Override
        public void creating(Session session, ObjectNode values) {
            session.find(Contacts.RESOURCE, values.path("contact_id").asText())
                    .ifPresent(contact -> values.set("lead_id", contact.get("lead_id")));
        }

        @Override
        public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
            boolean paused = patch.path("status").asText().equals("paused");
            if (paused) {
                session.replace(SUBSCRIPTION, after, after.deepCopy().put("status_reason", "manual"));
            }
        }

        @Override
        public Predicate<ObjectNode> filter(Session session, Parameters parameters, Errors errors) {
            if (NARROWING.stream().noneMatch(key -> parameters.get(key).isPresent())) {
                errors.general("Give at least one of sequence_id, contact_id, lead_id.");
            }
            return row -> true;
        }
    }
}
