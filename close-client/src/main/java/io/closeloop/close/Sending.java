package io.closeloop.close;

import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.context.CallersContext;
import io.closeloop.close.credential.Credential;
import io.closeloop.close.limit.Gate;
import io.closeloop.close.limit.Permit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** One attempt: waits for its turn, sends, and tells the gate how it ended. */
final class Sending {

    private final CloseClients clients;

    Sending(CloseClients clients) {
        this.clients = clients;
    }

    /**
     * @return an outcome where Close has answered; fails with {@link CloseAnswered} where it is in trouble, which is what the breaker
     *     counts, and with {@link io.closeloop.close.limit.RefusedException} where the queue is too long
     */
    <T> Uni<Outcome<T>> send(Call<T> call, Credential credential) {
        Gate gate = call.line().gate(call.route().group());
        Permit free = gate.tryEnter();
        return free == null
                ? CallersContext.answer(gate.enter(call.priority())).flatMap(turn -> send(call, credential, turn))
                : send(call, credential, free);
    }

    private <T> Uni<Outcome<T>> send(Call<T> call, Credential credential, Permit permit) {
        call.effort().sent(permit.waited());
        return Uni.createFrom()
                .deferred(() -> call.request().send(clients.at(call.baseUrl()), Logins.header(credential)))
                .onItem()
                .transform(answer -> answered(permit, answer))
                .onFailure()
                .recoverWithUni(thrown -> failed(permit, thrown))
                .onCancellation()
                .invoke(permit::lost);
    }

    private static <T> Outcome<T> answered(Permit permit, @Nullable Answer<T> answer) {
        permit.answered(answer == null ? null : answer.budget());
        T value = answer == null ? null : answer.value();
        return value == null ? Outcome.failed(new Unavailable(Stage.AFTER, "empty answer")) : Outcome.ok(value);
    }

    private static <T> Uni<Outcome<T>> failed(Permit permit, Throwable thrown) {
        CloseFailure failure = FailureTable.ofThrowable(thrown);
        if (thrown instanceof CloseAnswered answered) {
            report(permit, answered);
        } else if (thrown instanceof WebApplicationException) {
            permit.answered(null);
        } else {
            permit.lost();
        }
        return failure instanceof Unavailable(Stage stage, String reason) && stage != Stage.AFTER
                ? Uni.createFrom().failure(new CloseAnswered(failure, null))
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
