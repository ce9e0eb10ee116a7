package io.closeloop.close;

import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.context.CallersContext;
import io.closeloop.close.credential.Credential;
import io.closeloop.close.limit.Entry;
import io.closeloop.close.limit.Permit;
import io.closeloop.close.limit.TooLateException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: asks whether the breaker is open, waits for its turn, sends through the breaker, and tells the gate how it ended. The queue
 * stands before the breaker: what never left is no word about Close, and who cancels in the queue is not sent.
 */
final class Sending {

    private final CloseClients clients;
    private final Duration answerTimeout;

    /** @param answerTimeout the client's own timeout ends with the head of an answer, and the body could hold a place for ever */
    Sending(CloseClients clients, Duration answerTimeout) {
        this.clients = clients;
        this.answerTimeout = answerTimeout;
    }

    /**
     * @return an outcome where Close has answered; fails with {@link CloseAnswered} where it is in trouble, which is what the breaker
     *     counts, and where nothing was sent with the breaker's or the gate's exception
     */
    <T> Uni<Outcome<T>> send(Call<T> call, Credential credential) {
        return Uni.createFrom().deferred(() -> {
            long within = call.effort().left();
            if (within <= 0) {
                return Uni.createFrom().failure(TooLateException::new);
            }
            return call.line().breaker().isShut()
                    ? Breaker.refusal()
                    : call.line()
                            .gate(call.route().group())
                            .pass(
                                    new Entry(call.priority(), within, CallersContext.here()),
                                    permit -> leave(call, credential, permit));
        });
    }

    /** Its turn may have come on a context that was busy: the last look at the time is right before it leaves. */
    private <T> Uni<Outcome<T>> leave(Call<T> call, Credential credential, Permit permit) {
        Uni<Outcome<T>> left = call.effort().left() <= 0
                ? Uni.createFrom().failure(TooLateException::new)
                : call.line().breaker().guarded(() -> send(call, credential, permit));
        return left.onTermination().invoke(permit::lost);
    }

    private <T> Uni<Outcome<T>> send(Call<T> call, Credential credential, Permit permit) {
        call.effort().sent(permit.waited());
        return Uni.createFrom()
                .deferred(() -> call.request().send(clients.at(call.baseUrl()), Logins.header(credential)))
                .ifNoItem()
                .after(answerTimeout)
                .fail()
                .onItem()
                .transform(answer -> answered(permit, answer))
                .onFailure()
                .recoverWithUni(thrown -> failed(permit, thrown));
    }

    private static <T> Outcome<T> answered(Permit permit, @Nullable Answer<T> answer) {
        permit.answered(answer == null ? null : answer.budget());
        T value = answer == null ? null : answer.value();
        return value == null ? Outcome.failed(new Unavailable(Stage.AFTER, "empty answer")) : Outcome.ok(value);
    }

    private static <T> Uni<Outcome<T>> failed(Permit permit, Throwable thrown) {
        CloseFailure failure = FailureTable.ofThrowable(thrown);
        boolean trouble;
        if (thrown instanceof CloseAnswered answered) {
            report(permit, answered);
            trouble = answered.isTrouble();
        } else if (thrown instanceof WebApplicationException) {
            permit.answered(null);
            trouble = false;
        } else {
            permit.lost();
            trouble = true;
        }
        return trouble
                ? Uni.createFrom().failure(new CloseAnswered(failure, null, true))
                : Uni.createFrom().item(Outcome.failed(failure));
    }

    private static void report(Permit permit, CloseAnswered answered) {
        if (answered.failure() instanceof RateLimited(var after)) {
            permit.refused(after.toNanos(), answered.budget());
        } else {
            permit.answered(answered.budget());
        }
    }
}
