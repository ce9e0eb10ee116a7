package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Lags;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How the simulated Close is set, over {@code /_simulator/…}: its switches and its lags. */
public final class Controls {
    private static final Set<String> LAGS = Set.of("reads_ms", "lists_ms", "search_ms", "merge_ms");

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

    /** Sets all lags, in milliseconds; what is not named does not lag. */
    public Answer lag(ObjectNode body) {
        Errors errors = new Errors();
        body.properties().forEach(entry -> {
            if (!LAGS.contains(entry.getKey()) || !entry.getValue().isIntegralNumber()) {
                errors.field(entry.getKey(), "A whole number of milliseconds, called one of " + LAGS + ".");
            }
        });
        if (errors.any()) {
            return errors.answer();
        }
        close.lag(new Lags(
                millis(body, "reads_ms"),
                millis(body, "lists_ms"),
                millis(body, "search_ms"),
                millis(body, "merge_ms")));
        return Answer.ok(body);
    }

    private static Duration millis(ObjectNode body, String key) {
        return Duration.ofMillis(body.path(key).asLong(0));
    }

    /** {@link Operations#all()}. */
    public Answer operations() {
        ObjectNode body = Json.object();
        body.set("operations", Operations.all().stream().map(Operation::json).collect(Json.toArray()));
        return Answer.ok(body);
    }
}
