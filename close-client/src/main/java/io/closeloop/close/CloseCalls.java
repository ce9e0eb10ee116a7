package io.closeloop.close;

import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.rest.CloseResources;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Carries out a call: finds the credential, sends, turns what comes back into a value, and tries again where the table allows. */
@ApplicationScoped
class CloseCalls {

    private static final Logger LOG = Logger.getLogger("io.closeloop.close.call");

    /** What to send, given the resources of the right Close and the Authorization header. */
    @FunctionalInterface
    interface Request<T> {
        Uni<T> send(CloseResources close, String authorization);
    }

    private final CloseSettings settings;
    private final CloseClients clients;
    private final CredentialStore credentials;
    private final RetryTable retries;
    private final Vertx vertx;

    CloseCalls(CloseSettings settings, CloseClients clients, CredentialStore credentials, Vertx vertx) {
        this.settings = settings;
        this.clients = clients;
        this.credentials = credentials;
        this.retries = new RetryTable(settings.attempts(), settings.firstBackOff(), settings.longestWait());
        this.vertx = vertx;
    }

    <T> Uni<Outcome<T>> make(CloseConnection connection, Endpoint endpoint, Request<T> request) {
        return credentials
                .find(connection.apiKey())
                .onItem()
                .transformToUni(found -> with(found, connection, endpoint, request))
                .onFailure()
                .recoverWithItem(thrown -> Outcome.failed(FailureTable.ofThrowable(thrown)));
    }

    /** With a key that is not stored yet, at the configured base URL. */
    <T> Uni<Outcome<T>> make(Secret apiKey, Endpoint endpoint, Request<T> request) {
        return attempt(new Call<>("-", endpoint, settings.baseUrl(), apiKey, request), 1);
    }

    private <T> Uni<Outcome<T>> with(
            Optional<Credential> found, CloseConnection connection, Endpoint endpoint, Request<T> request) {
        URI baseUrl = connection.baseUrl() == null ? settings.baseUrl() : connection.baseUrl();
        String who = connection.account() + "/" + connection.connectionId();
        return found.map(key -> attempt(new Call<>(who, endpoint, baseUrl, key.secret(), request), 1))
                .orElseGet(() -> Uni.createFrom().item(Outcome.failed(new Unauthorized())));
    }

    private <T> Uni<Outcome<T>> attempt(Call<T> call, int attempt) {
        long start = System.nanoTime();
        return send(call).invoke(outcome -> log(call, attempt, outcome, start)).flatMap(outcome -> switch (outcome) {
            case Ok<T> ok -> Uni.createFrom().item(ok);
            case Failed<T>(CloseFailure failure) ->
                switch (retries.next(call.endpoint().effect(), failure, attempt)) {
                    case RetryTable.Next.HandBack() -> Uni.createFrom().item(outcome);
                    case RetryTable.Next.Again(Duration after) ->
                        pause(after).flatMap(done -> attempt(call, attempt + 1));
                };
        });
    }

    private <T> Uni<Outcome<T>> send(Call<T> call) {
        return onCallersContext(Uni.createFrom()
                .deferred(() -> call.request().send(clients.at(call.baseUrl()), basic(call.apiKey())))
                .onItem()
                .transform(CloseCalls::answered)
                .onFailure()
                .recoverWithItem(thrown -> Outcome.failed(FailureTable.ofThrowable(thrown))));
    }

    /** The REST client answers on a context of its own nested in the caller's; without this each retry would nest one deeper. */
    private static <T> Uni<T> onCallersContext(Uni<T> uni) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            return caller == null ? uni : uni.emitOn(task -> caller.runOnContext(here -> task.run()));
        });
    }

    private static <T> Outcome<T> answered(@Nullable T value) {
        return value == null ? Outcome.failed(new Unavailable(Stage.AFTER, "empty answer")) : Outcome.ok(value);
    }

    /** A Vert.x timer fires on the context it was set on, which keeps the trace; Mutiny's own delay would lose it. */
    private Uni<Done> pause(Duration wait) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(Math.max(1, wait.toMillis()), id -> emitter.complete(Done.DONE));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    /** Source: close-api.md 1.2. The key is the user name, the password is empty. */
    private static String basic(Secret apiKey) {
        byte[] login = (apiKey.reveal() + ":").getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    private static void log(Call<?> call, int attempt, Outcome<?> outcome, long start) {
        String result = outcome instanceof Failed<?>(CloseFailure failure) ? failure.toString() : "ok";
        LOG.debugf(
                "close.call connection=%s endpoint=%s attempt=%d outcome=%s us=%d",
                call.who(), call.endpoint(), attempt, result, (System.nanoTime() - start) / 1000);
    }

    private record Call<T>(String who, Endpoint endpoint, URI baseUrl, Secret apiKey, Request<T> request) {}
}
