package io.closeloop.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.Consent;
import io.closeloop.simulator.resource.Controls;
import io.closeloop.simulator.resource.Desk;
import io.closeloop.simulator.resource.Hand;
import io.closeloop.simulator.resource.WorldView;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.LedgerEntry;
import io.closeloop.simulator.state.Parameters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;

/** {@code /_simulator/…}, which Close does not have: act() and query() over HTTP. No authentication: it stands on loopback only. */
final class ControlRoutes {
    private static final int PAGE = 2_000;

    private final Close close;
    private final Hand hand;
    private final Desk desk;
    private final Controls controls;
    private final Runnable reset;

    ControlRoutes(House house) {
        this.close = house.close();
        this.hand = house.hand();
        this.desk = house.desk();
        this.controls = new Controls(house.close());
        this.reset = house.reset();
    }

    void mount(Router router) {
        mountHand(router);
        mountDesk(router);
        act(router, "switches", controls::switches);
        router.post("/_simulator/lag").handler(context -> FaultRoutes.ordered(context, controls::lag));
        act(router, "oauth-app", new Consent(close)::register);
        router.post("/_simulator/reset").handler(context -> {
            reset.run();
            Replies.send(context, Answer.ok(WorldView.of(close)));
        });
        router.get("/_simulator/switches").handler(context -> Replies.send(context, controls.switches(Json.object())));
        router.get("/_simulator/operations").handler(context -> Replies.send(context, controls.operations()));
        router.get("/_simulator/world").handler(context -> Replies.send(context, world(context)));
        router.get("/_simulator/ledger").handler(context -> Replies.send(context, ledger(context)));
    }

    private void mountHand(Router router) {
        act(router, "workflow", hand::workflow);
        act(router, "contact-field", hand::contactField);
        act(router, "inbound-sms", hand::inboundSms);
        act(router, "person-sms", hand::personSms);
        act(router, "workflow-sms", hand::workflowSms);
        act(router, "meeting", hand::meeting);
        router.post("/_simulator/meeting/:id/cancel")
                .handler(context -> Replies.send(
                        context, hand.cancelMeeting(context.pathParams().getOrDefault("id", ""))));
        router.post("/_simulator/meeting/:id/move")
                .handler(context -> FaultRoutes.ordered(
                        context, order -> hand.moveMeeting(context.pathParams().getOrDefault("id", ""), order)));
    }

    private void mountDesk(Router router) {
        act(router, "opportunity", desk::opportunity);
        act(router, "win-opportunity", desk::winOpportunity);
        act(router, "merge", desk::merge);
        act(router, "delete", desk::delete);
        act(router, "rename-field", desk::renameField);
        act(router, "delete-field", desk::deleteField);
        act(router, "revoke-key", desk::revokeKey);
    }

    private static void act(Router router, String name, Function<ObjectNode, Answer> deed) {
        router.post("/_simulator/" + name).handler(context -> {
            JsonNode body = Json.parse(Request.of(context).body()).orElse(null);
            Answer answer =
                    body instanceof ObjectNode object ? deed.apply(object) : Answer.error(400, "Send a JSON object.");
            Replies.send(context, answer);
        });
    }

    /** All of it, or of each organization so many leads: a large world is more than a page can show. */
    private Answer world(RoutingContext context) {
        Errors errors = new Errors();
        int leads = Request.of(context).parameters().number("leads", Integer.MAX_VALUE, Integer.MAX_VALUE, errors);
        return errors.any() ? errors.answer() : Answer.ok(WorldView.of(close, leads));
    }

    /** The next question is {@code since=next}. */
    private Answer ledger(RoutingContext context) {
        Parameters parameters = Request.of(context).parameters();
        Errors errors = new Errors();
        int since = parameters.number("since", 0, Integer.MAX_VALUE, errors);
        int limit = parameters.number("limit", PAGE, PAGE, errors);
        if (errors.any()) {
            return errors.answer();
        }
        List<LedgerEntry> entries = close.ledger().since(since, limit);
        ObjectNode body = Json.object();
        body.set("entries", entries.stream().map(LedgerEntry::json).collect(Json.toArray()));
        body.put(
                "next",
                entries.isEmpty() ? Math.max(1, since) : entries.getLast().n() + 1);
        return Answer.ok(body);
    }
}
