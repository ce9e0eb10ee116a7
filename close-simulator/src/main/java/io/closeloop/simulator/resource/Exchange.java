package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.webhook.Events;
import java.util.List;
import java.util.function.Function;

/**
 * One request on its way to its answer.
 *
 * @param ids what stood in the path where the operation has a variable, in order
 */
record Exchange(Session session, Call call, Events events, List<String> ids) {
    interface Handler extends Function<Exchange, Answer> {}

    String id() {
        return ids.getFirst();
    }

    String secondId() {
        return ids.get(1);
    }

    Parameters parameters() {
        return call.parameters();
    }

    ObjectNode body() {
        return call.body();
    }
}
