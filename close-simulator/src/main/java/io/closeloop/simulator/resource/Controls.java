package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Switch;
import java.util.Optional;

/** How the simulated Close is set, over {@code /_simulator/…}: its switches and its lags. */
public final class Controls {
    private final Close close;

    public Controls(Close close) {
        this.close = close;
    }

    /** Sets switches by name, as {@code {"strict_keys":"ignored"}}; an empty object only asks. The answer has them all. */
    public Answer switches(ObjectNode body) {
        Errors errors = new Errors();
        body.properties().forEach(entry -> {
            Optional<Switch> known = Switch.called(entry.getKey());
            if (known.isEmpty()) {
                errors.field(entry.getKey(), "No such switch.");
            } else if (!known.get().options().contains(entry.getValue().asText())) {
                errors.field(entry.getKey(), "One of " + known.get().options() + ".");
            }
        });
        if (errors.any()) {
            return errors.answer();
        }
        body.properties()
                .forEach(entry -> Switch.called(entry.getKey())
                        .ifPresent(s -> close.switches().set(s, entry.getValue().asText())));
        return Answer.ok(switches());
    }

    private ObjectNode switches() {
        ObjectNode all = Json.object();
        for (Switch each : Switch.values()) {
            ObjectNode one = all.putObject(each.word());
            one.put("value", close.switches().get(each)).put("question", each.question());
            one.put("source", each.source()).set("options", Json.texts(each.options()));
            one.set("operations", Json.texts(each.operations()));
        }
        return all;
    }

    /** Sets all lags; see {@link LagOrders}. */
    public Answer lag(ObjectNode order) {
        close.lag(LagOrders.read(order));
        return Answer.ok(order);
    }

    /** {@link Operations#all()}. */
    public Answer operations() {
        ObjectNode body = Json.object();
        body.set("operations", Operations.all().stream().map(Operation::json).collect(Json.toArray()));
        return Answer.ok(body);
    }
}
