package io.closeloop.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.fault.Asked;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.fault.Faults;
import io.closeloop.simulator.fault.Stage;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Timers;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does to a request what its fault says, and says so in the ledger: beside what Close itself did, under the same request id. */
final class Spoiler {
    /** A request that a fault may strike; {@code ask} has Close do it. */
    record Victim(RoutingContext context, @Nullable String organizationId, Actor actor, Supplier<Reply> ask) {}

    /** What the ledger has as the status of a request that was never answered. */
    private static final int NO_ANSWER = 0;

    private final Close close;
    private final Timers timers;
    private final Faults faults;

    Spoiler(House house) {
        this.close = house.close();
        this.timers = house.timers();
        this.faults = house.faults();
    }

    /** Answers a request, past the fault that is aimed at it if there is one. */
    void pass(Asked asked, Victim request) {
        faults.take(asked)
                .ifPresentOrElse(
                        fault -> spoil(request, fault),
                        () -> Replies.send(request.context(), request.ask().get()));
    }

    private void spoil(Victim victim, Counted<Fault> counted) {
        switch (counted.fault()) {
            case Fault.Refused f -> {
                note(victim, counted, f.status(), false);
                Replies.send(victim.context(), instead(f.status(), f.headers(), f.body()));
            }
            case Fault.AnswerLost f -> {
                note(victim, counted, f.status(), wrote(victim, victim.ask().get()));
                Replies.send(victim.context(), instead(f.status(), f.headers(), f.body()));
            }
            case Fault.Hung f -> hang(victim, counted, f);
            case Fault.Dropped f -> drop(victim, counted, f);
            case Fault.SlowBody f -> SlowAnswer.send(victim.context(), timers, asked(victim, counted), f);
            case Fault.EmptyBody f ->
                Replies.send(victim.context(), asked(victim, counted).withBody(new byte[0]));
            case Fault.NotJson f -> {
                byte[] html = Fault.BAD_GATEWAY.getBytes(StandardCharsets.UTF_8);
                Reply reply = asked(victim, counted).withBody(html).with(Map.of("content-type", "text/html"));
                Replies.send(victim.context(), reply);
            }
        }
    }

    private static Reply instead(int status, Map<String, String> headers, String body) {
        return Reply.text(status, body.startsWith("{") ? "application/json" : "text/plain", body)
                .with(headers);
    }

    /** Has Close do it. */
    private Reply asked(Victim victim, Counted<Fault> counted) {
        Reply reply = victim.ask().get();
        note(victim, counted, reply.status(), wrote(victim, reply));
        return reply;
    }

    private void hang(Victim victim, Counted<Fault> counted, Fault.Hung hung) {
        Supplier<Reply> then = victim.ask();
        if (hung.stage() == Stage.AFTER) {
            Reply reply = victim.ask().get();
            then = () -> reply;
            note(victim, counted, NO_ANSWER, wrote(victim, reply));
        } else {
            note(victim, counted, NO_ANSWER, false);
        }
        Runnable rest = once(victim.context(), then);
        counted.hold(rest);
        hung.until().ifPresent(until -> timers.after(until, rest));
    }

    /** Whoever lets it go runs on a thread of its own; the answer goes out on the connection's. */
    private static Runnable once(RoutingContext context, Supplier<Reply> then) {
        Context thread = context.vertx().getOrCreateContext();
        AtomicBoolean gone = new AtomicBoolean();
        return () -> {
            if (gone.compareAndSet(false, true)) {
                thread.runOnContext(now -> Replies.send(context, then.get()));
            }
        };
    }

    private void drop(Victim victim, Counted<Fault> counted, Fault.Dropped dropped) {
        if (dropped.stage() == Stage.BEFORE) {
            note(victim, counted, NO_ANSWER, false);
            CutAnswer.none(victim.context());
            return;
        }
        Reply reply = victim.ask().get();
        note(victim, counted, NO_ANSWER, wrote(victim, reply));
        CutAnswer.send(victim.context(), reply, dropped.atByte());
    }

    private static boolean wrote(Victim victim, Reply reply) {
        return reply.isSuccess() && !victim.actor().method().equals("GET");
    }

    /** @param applied whether Close had done what was asked when the fault struck */
    private void note(Victim victim, Counted<Fault> counted, int answered, boolean applied) {
        ObjectNode effect = Json.object()
                .put("kind", "fault")
                .put("fault", counted.fault().word())
                .put("fault_id", counted.id())
                .put("applied", applied);
        close.note(victim.organizationId(), victim.actor(), answered, effect);
        counted.settle();
    }
}
