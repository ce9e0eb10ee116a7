package io.closeloop.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.fault.FaultOrders;
import io.closeloop.simulator.fault.Faults;
import io.closeloop.simulator.limit.LimitOrders;
import io.closeloop.simulator.limit.RateLimiter;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Faults and rate limits over HTTP, below {@code /_simulator/}. */
final class FaultRoutes {
    private static final String FAULTS = "/_simulator/faults";
    private static final String LIMITS = "/_simulator/rate-limits";

    private final Faults faults;
    private final RateLimiter limiter;

    FaultRoutes(Faults faults, RateLimiter limiter) {
        this.faults = faults;
        this.limiter = limiter;
    }

    void mount(Router router) {
        router.get(FAULTS).handler(context -> Replies.send(context, Answer.ok(faults.json())));
        router.post(FAULTS).handler(context -> ordered(context, order -> id(FaultOrders.request(faults, order))));
        router.post("/_simulator/delivery-faults")
                .handler(context -> ordered(context, order -> id(FaultOrders.delivery(faults, order))));
        router.delete(FAULTS).handler(context -> {
            faults.clear();
            Replies.send(context, Answer.ok(Json.object()));
        });
        router.post(FAULTS + "/:id/release").handler(context -> Replies.send(context, release(context)));
        router.delete(FAULTS + "/:id").handler(context -> {
            boolean removed = faults.remove(id(context));
            Replies.send(context, removed ? Answer.ok(Json.object()) : Answer.notFound());
        });
        router.get(LIMITS).handler(context -> Replies.send(context, limits()));
        router.put(LIMITS)
                .handler(context -> ordered(context, order -> {
                    limiter.set(LimitOrders.read(order));
                    return limits();
                }));
    }

    private Answer release(RoutingContext context) {
        return faults.find(id(context))
                .map(fault -> {
                    fault.release();
                    return Answer.ok(Json.object().put("taken", fault.taken()));
                })
                .orElseGet(Answer::notFound);
    }

    private Answer limits() {
        return Answer.ok(LimitOrders.json(limiter.limits()));
    }

    private static String id(RoutingContext context) {
        return context.pathParams().getOrDefault("id", "");
    }

    private static Answer id(String id) {
        return Answer.ok(Json.object().put("id", id));
    }

    /** A mistake in an order is the caller's, and named. */
    static void ordered(RoutingContext context, Function<ObjectNode, Answer> deed) {
        JsonNode body = Json.parse(Request.of(context).body()).orElse(null);
        if (!(body instanceof ObjectNode order)) {
            Replies.send(context, Answer.error(400, "Send a JSON object."));
            return;
        }
        Answer answer;
        try {
            answer = deed.apply(order);
        } catch (IllegalArgumentException mistake) {
            answer = Answer.error(400, String.valueOf(mistake.getMessage()));
        }
        Replies.send(context, answer);
    }
}
