package io.closeloop.ingress.http;

import io.closeloop.ingress.application.AcceptingDelivery;
import io.closeloop.ingress.application.IngressSettings;
import io.closeloop.ingress.application.KnownIntegration;
import io.closeloop.ingress.application.KnownIntegrations;
import io.closeloop.ingress.application.Tally;
import io.closeloop.ingress.domain.FirstLook;
import io.closeloop.ingress.domain.Refusal;
import io.closeloop.ingress.domain.Verdict;
import io.closeloop.ingress.http.Visitor.Place;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Function;

/** Serves the requests of one event loop, and belongs to its thread. Whoever is refused unread is also sent away: its body is not waited for. */
final class Doorman {

    private final KnownIntegrations integrations;
    private final AcceptingDelivery deliveries;
    private final Tally tally;
    private final Visitors visitors;
    private final Reception.Store store;
    private final int largestBody;
    private final Brake brake = new Brake();
    private boolean closing;
    private int beingServed;

    Doorman(House house, Visitors visitors, int loops) {
        this.integrations = house.integrations();
        this.deliveries = house.deliveries();
        this.tally = house.tally();
        this.visitors = visitors;
        this.largestBody = Math.toIntExact(house.settings().maxBody().asLongValue());
        this.store = new Reception.Store(
                Math.max(largestBody, house.settings().maxBuffered().asLongValue() / loops));
    }

    /** What the doormen of all loops share. */
    record House(KnownIntegrations integrations, AcceptingDelivery deliveries, Tally tally, IngressSettings settings) {}

    /** From now on every answer ends its connection. */
    void closesUp() {
        closing = true;
        brake.tick();
    }

    void tick() {
        brake.tick();
    }

    /** Requests whose head has been read and that are not answered yet. */
    int beingServed() {
        return beingServed;
    }

    void serve(HttpServerRequest request) {
        Visitor visitor = Visitor.of(request.connection());
        beingServed++;
        visitors.isServed(visitor);
        Runnable step;
        try {
            step = judge(visitor, request);
        } catch (RuntimeException broken) {
            tally.broken(broken, "at the head");
            step = () -> sendAway(visitor, request, Refusal.BROKEN);
        }
        step.run();
    }

    /** What to do with it. Decides and does nothing, so that what breaks in here can still be answered. */
    private Runnable judge(Visitor visitor, HttpServerRequest request) {
        return switch (FirstLook.at(Reader.read(request), largestBody)) {
            case FirstLook.AboutPage() -> () -> answer(visitor, request, true, Answers::about);
            case FirstLook.TurnedAway(Refusal reason) -> () -> turnAway(visitor, request, reason);
            case FirstLook.Admitted admitted -> lookUp(visitor, request, admitted);
        };
    }

    /** What the decoder could not read. Nothing after it can be told to be a request. */
    void refuseUnreadable(HttpServerRequest request) {
        Visitor visitor = Visitor.of(request.connection());
        beingServed++;
        visitors.isServed(visitor);
        turnAway(visitor, request, Refusal.MALFORMED);
    }

    private Runnable lookUp(Visitor visitor, HttpServerRequest request, FirstLook.Admitted admitted) {
        if (!integrations.caughtUp()) {
            return () -> turnAway(visitor, request, Refusal.NOT_READY);
        }
        return integrations
                .find(admitted.integration())
                .<Runnable>map(known -> () -> receive(visitor, request, admitted, known))
                .orElseGet(() -> () -> turnAway(visitor, request, Refusal.UNKNOWN_INTEGRATION));
    }

    private void receive(
            Visitor visitor, HttpServerRequest request, FirstLook.Admitted admitted, KnownIntegration known) {
        Reception reception = new Reception(
                store, admitted.length(), largestBody, () -> turnAway(visitor, request, Refusal.CROWDED_OUT));
        visitors.waits(visitor, Place.BODY);
        visitor.whenLate(() -> giveUp(visitor, request, reception, Refusal.SLOW_BODY));
        request.handler(piece -> take(visitor, request, reception, piece));
        request.exceptionHandler(gone -> goneAway(visitor, reception));
        request.endHandler(end -> {
            if (visitor.place() == Place.BODY) {
                visitors.isServed(visitor);
                deliveries.accept(
                        known,
                        admitted.signature(),
                        reception.complete(),
                        verdict -> onLoop(visitor, () -> {
                            reception.isOver();
                            tell(visitor, request, verdict);
                        }));
            }
        });
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
    }

    private void take(Visitor visitor, HttpServerRequest request, Reception reception, Buffer piece) {
        switch (reception.take(piece)) {
            case GOES_ON -> {}
            case TOO_LARGE -> giveUp(visitor, request, reception, Refusal.TOO_LARGE);
            case NO_ROOM -> giveUp(visitor, request, reception, Refusal.OVERLOADED);
        }
    }

    private void giveUp(Visitor visitor, HttpServerRequest request, Reception reception, Refusal reason) {
        reception.isOver();
        turnAway(visitor, request, reason);
    }

    private void goneAway(Visitor visitor, Reception reception) {
        if (visitor.place() == Place.BODY) {
            visitors.isServed(visitor);
            reception.isOver();
            tally.refused(Refusal.CUT_OFF);
            beingServed--;
            visitor.close();
        }
    }

    /** The broker's answer comes on a thread of its own. */
    private static void onLoop(Visitor visitor, Runnable work) {
        visitor.wire().getContext().runOnContext(run -> work.run());
    }

    private void tell(Visitor visitor, HttpServerRequest request, Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted() -> {
                visitor.welcome();
                answer(visitor, request, verdict);
            }
            case Verdict.Refused(Refusal reason)
            when reason == Refusal.FORGED && !closing -> brake.answer(() -> answer(visitor, request, verdict));
            case Verdict.Refused refused -> answer(visitor, request, verdict);
        }
    }

    private void answer(Visitor visitor, HttpServerRequest request, Verdict verdict) {
        // In chunks, a body's end is a matter of opinion to whoever stands before us; nothing may follow it (RFC 9112,
        // 11.2). And who has broken something shall not go on.
        boolean last = request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || verdict.equals(new Verdict.Refused(Refusal.BROKEN));
        answer(visitor, request, last, response -> Answers.give(response, verdict));
    }

    /** Who is answered for the last time is not heard again, whatever it still sends. */
    private void answer(
            Visitor visitor,
            HttpServerRequest request,
            boolean last,
            Function<HttpServerResponse, Future<Void>> answer) {
        beingServed--;
        if (last || closing || visitor.isDeaf()) {
            visitors.waits(visitor, Place.LEAVING);
            answer.apply(request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE))
                    .onComplete(sent -> visitor.close());
        } else {
            visitors.isAnswered(visitor);
            var unused = answer.apply(request.response());
            visitor.goesOn();
        }
    }

    private void turnAway(Visitor visitor, HttpServerRequest request, Refusal reason) {
        tally.refused(reason);
        sendAway(visitor, request, reason);
    }

    /** Answers at once, and then throws away what still comes for a moment: closing on unread bytes would take our answer back. */
    private void sendAway(Visitor visitor, HttpServerRequest request, Refusal reason) {
        beingServed--;
        visitors.waits(visitor, Place.LEAVING);
        Leaving leaving = Leaving.with(visitor, request);
        Answers.give(
                        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE),
                        new Verdict.Refused(reason))
                .onComplete(sent -> leaving.answerIsSent());
    }
}
