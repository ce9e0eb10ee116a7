package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.function.BiFunction;

/**
 * Finds what a hand is laid on, whichever organization has it, and lets a person or a workflow do something to it. What is done so
 * carries no {@code api_key_id}. Source: close-api.md 9.2.
 */
final class Reach {
    /** What is done to the object that was named. */
    interface Deed extends BiFunction<Session, ObjectNode, Answer> {}

    private final Close close;

    Reach(Close close) {
        this.close = close;
    }

    /** @param key of the object's id in the body */
    Answer person(String what, Resource resource, ObjectNode body, String key, Deed deed) {
        String id = body.path(key).asText();
        return close.owner(resource, id)
                .map(o -> act(o, user(o, what), resource, id, deed))
                .orElseGet(() -> invalid(key, "No such " + resource.word() + "."));
    }

    /** Whose {@code user_id} a workflow's changes carry is UNCONFIRMED. */
    Answer workflow(String what, Resource resource, ObjectNode body, String key, Deed deed) {
        String id = body.path(key).asText();
        boolean nobody = close.switches().is(Switch.WORKFLOW_ACTOR, "nobody");
        return close.owner(resource, id)
                .map(o -> act(
                        o, nobody ? Actor.self(Actor.ACT, what, close.requestId()) : user(o, what), resource, id, deed))
                .orElseGet(() -> invalid(key, "No such " + resource.word() + "."));
    }

    private Answer act(Organization organization, Actor actor, Resource resource, String id, Deed deed) {
        return close.transact(
                organization,
                actor,
                session -> session.find(resource, id)
                        .map(row -> deed.apply(session, row))
                        .orElseGet(Answer::notFound));
    }

    /** The first user of the organization. */
    private Actor user(Organization organization, String what) {
        String user = close.locked(() -> organization
                .table(Organizations.USERS)
                .all()
                .getFirst()
                .get("id")
                .textValue());
        return Actor.user(user, what, close.requestId());
    }

    static Answer invalid(String key, String message) {
        Errors errors = new Errors();
        errors.field(key, message);
        return errors.answer();
    }
}
