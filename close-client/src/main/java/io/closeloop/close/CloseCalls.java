package io.closeloop.close;

import io.closeloop.close.Call.Effort;
import io.closeloop.close.Call.Request;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.closeloop.close.context.CallersContext;
import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.limit.Priority;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out a call: finds the credential, has it sent, and tries again where the table allows. What fails for good ends the call from
 * wherever it is.
 */
@ApplicationScoped
class CloseCalls {

    private final CloseSettings settings;
    private final Lines lines;
    private final Sending sending;
    private final Logins logins;
    private final Signals signals;
    private final CallRecord record;
    private final RetryTable retries;
    private final Vertx vertx;

    CloseCalls(
            CloseSettings settings,
            Lines lines,
            CloseClients clients,
            CredentialStore credentials,
            Signals signals,
            CallRecord record,
            Vertx vertx) {
        this.settings = settings;
        this.lines = lines;
        this.sending = new Sending(clients, settings.answerTimeout());
        this.logins = new Logins(credentials);
        this.signals = signals;
        this.record = record;
        this.retries = new RetryTable(settings.attempts(), settings.firstBackOff(), settings.longestWait());
        this.vertx = vertx;
    }

    /** @param effort none made yet; with the time within which it has to leave */
    <T> Uni<Outcome<T>> make(
            CloseConnection connection, Route route, Priority priority, Supplier<Effort> effort, Request<T> request) {
        return Uni.createFrom().deferred(() -> {
            Line line = lines.of(connection);
            URI baseUrl = connection.baseUrl() == null ? settings.baseUrl() : connection.baseUrl();
            Call<T> call = new Call<>(connection, true, line, baseUrl, route, priority, request, effort.get());
            return finish(call, logins.find(connection).flatMap(found -> withLogin(call, found)));
        });
    }

    /** With a key that is not stored yet, at the configured base URL. */
    <T> Uni<Outcome<T>> make(Secret apiKey, Route route, Request<T> request) {
        return Uni.createFrom().deferred(() -> {
            CloseConnection nobody = new CloseConnection("-", "-");
            Call<T> call = new Call<>(
                    nobody,
                    false,
                    lines.alone(),
                    settings.baseUrl(),
                    route,
                    route.priority(),
                    request,
                    new Effort(null));
            return finish(call, attempt(call, new Credential.Key(apiKey, 0)));
        });
    }

    private <T> Uni<Outcome<T>> finish(Call<T> call, Uni<Outcome<T>> outcome) {
        return outcome.onFailure()
                .recoverWithItem(thrown -> Outcome.failed(FailureTable.ofThrowable(thrown)))
                .invoke(result -> record.ended(call, result));
    }

    /** A key that was stored this instant may not have been seen yet. */
    private <T> Uni<Outcome<T>> withLogin(Call<T> call, Optional<Credential> found) {
        return found.map(credential -> attempt(call, credential))
                .orElseGet(() -> lookAgain(call)
                        .flatMap(again -> again.map(credential -> attempt(call, credential))
                                .orElseGet(() -> Uni.createFrom().item(Outcome.failed(new Unauthorized())))));
    }

    private <T> Uni<Outcome<T>> attempt(Call<T> call, Credential credential) {
        int attempt = call.effort().attempt();
        return CallersContext.answer(sending.send(call, credential)
                        .onFailure(CloseAnswered.class)
                        .recoverWithItem(thrown -> Outcome.failed(((CloseAnswered) thrown).failure())))
                .flatMap(outcome -> switch (outcome) {
                    case Ok<T> ok -> Uni.createFrom().item(ok);
                    case Failed<T>(Unauthorized refused) -> refused(call, credential);
                    case Failed<T>(CloseFailure failure) -> failed(call, credential, failure, attempt);
                });
    }

    private <T> Uni<Outcome<T>> failed(Call<T> call, Credential credential, CloseFailure failure, int attempt) {
        return switch (retries.next(call.route().effect(), failure, attempt)) {
            case RetryTable.Next.HandBack() -> handBack(call, failure);
            case RetryTable.Next.Again(Duration after) ->
                // After a 429 the gate is closed for as long as Close asks: waiting here too would be waiting twice.
                failure instanceof RateLimited
                        ? attempt(call, credential)
                        : pause(after).flatMap(done -> attempt(call, credential));
        };
    }

    private <T> Uni<Outcome<T>> handBack(Call<T> call, CloseFailure failure) {
        if (failure instanceof Invalid invalid && call.stored()) {
            signals.invalid(call.line(), call.connection(), invalid);
        }
        return Uni.createFrom().item(Outcome.failed(failure));
    }

    /** 401 did nothing, so even a text may go out again, but only with another credential than the one that was refused. */
    private <T> Uni<Outcome<T>> refused(Call<T> call, Credential credential) {
        if (!call.stored()) {
            return Uni.createFrom().item(Outcome.failed(new Unauthorized()));
        }
        return lookAgain(call).flatMap(found -> {
            if (found.isPresent() && !found.get().secret().equals(credential.secret())) {
                return attempt(call, found.get());
            }
            signals.credentialRefused(call.line(), call.connection(), credential.version());
            return Uni.createFrom().item(Outcome.failed(new Unauthorized()));
        });
    }

    /** Past every cache, once per call. */
    private Uni<Optional<Credential>> lookAgain(Call<?> call) {
        if (!call.effort().lookAgain()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return call.line()
                .rereading()
                .look(() -> logins.reread(call.connection()), () -> logins.find(call.connection()));
    }

    /** A Vert.x timer fires on the context it was set on, which keeps the trace; Mutiny's own delay would lose it. */
    private Uni<Done> pause(Duration wait) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(Math.max(1, wait.toMillis()), id -> emitter.complete(Done.DONE));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
