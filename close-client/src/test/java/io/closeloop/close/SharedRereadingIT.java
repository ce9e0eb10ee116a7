package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.wire.Sms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many calls are refused while the credential store takes its time, as Vault does: all of them wait for what it says. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class SharedRereadingIT extends CloseApiHarness {

    private static final int CALLS = 20;

    @ApplicationScoped
    static class Refusals {

        private final List<CloseConnection> refused = new CopyOnWriteArrayList<>();

        void on(@Observes ConnectionSignal signal) {
            refused.add(signal.connection());
        }

        List<CloseConnection> all() {
            return refused;
        }
    }

    /** Keeps what it first had until the re-read has been answered. */
    private static final class SlowStore implements CredentialStore {

        private final CompletableFuture<Optional<Credential>> newest = new CompletableFuture<>();
        private final AtomicInteger rereads = new AtomicInteger();

        @Override
        public Uni<Optional<Credential>> find(CredentialRef ref) {
            return Uni.createFrom().item(newest.getNow(key("api_old", 1)));
        }

        @Override
        public Uni<Optional<Credential>> reread(CredentialRef ref) {
            rereads.incrementAndGet();
            return Uni.createFrom().completionStage(newest);
        }

        private static Optional<Credential> key(String key, long version) {
            return Optional.of(new Credential.Key(Secret.of(key), version));
        }
    }

    private final CloseSettings settings;
    private final Signals signals;
    private final CallRecord record;
    private final Vertx vertx;
    private final Refusals refusals;

    SharedRereadingIT(
            CloseApi close,
            CredentialWriter writer,
            CloseSettings settings,
            Signals signals,
            CallRecord record,
            Vertx vertx,
            Refusals refusals) {
        super(close, writer);
        this.settings = settings;
        this.signals = signals;
        this.record = record;
        this.vertx = vertx;
        this.refusals = refusals;
    }

    @Test
    void all_calls_that_are_refused_together_go_out_again_with_the_key_that_one_reading_has_found() {
        SlowStore store = new SlowStore();
        CloseApi slow = new CloseApi(new CloseCalls(
                settings, new Lines(settings, vertx), new CloseClients(settings), store, signals, record, vertx));
        IntStream.range(0, CALLS).forEach(i -> CloseStub.answers(401, ""));
        CompletableFuture<List<Outcome<Sms>>> outcomes = Uni.join()
                .all(IntStream.range(0, CALLS)
                        .mapToObj(i -> slow.flipSms(acme, "acti_S"))
                        .toList())
                .andFailFast()
                .subscribeAsCompletionStage();
        await().untilAsserted(() -> assertThat(CloseStub.received()).hasSize(CALLS));
        IntStream.range(0, CALLS).forEach(i -> CloseStub.answers(200, SMS));

        store.newest.complete(SlowStore.key("api_new", 2));

        assertThat(outcomes.join()).hasSize(CALLS).allMatch(Outcome.Ok.class::isInstance);
        assertThat(store.rereads).hasValue(1);
        assertThat(refusals.all()).doesNotContain(acme);
    }
}
