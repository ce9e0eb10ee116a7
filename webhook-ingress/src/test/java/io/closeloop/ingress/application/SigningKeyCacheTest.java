package io.closeloop.ingress.application;

import static io.closeloop.ingress.Deliveries.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.SigningKeys;
import io.closeloop.events.Tenant;
import io.closeloop.ingress.Deliveries;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SigningKeyCacheTest {

    private static final Secret NEW_KEY = Secret.of("ff".repeat(32));

    private final DistantStore store = new DistantStore();
    private final SigningKeyCache cache = new SigningKeyCache(store);
    private final SigningKeys old = SigningKeys.of(KEY);
    private final KnownIntegration integration =
            new KnownIntegration(new Tenant("acme", "int_1", Deliveries.ORGANIZATION), 1, null);

    @Test
    void who_comes_while_a_forgery_has_the_keys_read_again_shares_what_is_found() {
        // Given
        integration.keep(old, 1, System.nanoTime());
        CompletableFuture<Optional<SigningKeys>> forgery = secondLook();
        CompletableFuture<Optional<SigningKeys>> genuine = secondLook();
        assertThat(genuine).isNotDone();

        // When
        store.answers(new Credential.Key(NEW_KEY, 2));

        // Then
        assertThat(forgery.join()).isPresent();
        assertThat(genuine.join()).isEqualTo(forgery.join());
        assertThat(store.asked).isEqualTo(1);
    }

    @Test
    void who_comes_after_it_has_been_read_in_vain_is_not_read_for_again() {
        // Given
        integration.keep(old, 1, System.nanoTime());
        CompletableFuture<Optional<SigningKeys>> forgery = secondLook();
        store.answers(new Credential.Key(KEY, 1));
        assertThat(forgery.join()).isEmpty();

        // When
        CompletableFuture<Optional<SigningKeys>> next = secondLook();

        // Then
        assertThat(next.join()).isEmpty();
        assertThat(store.asked).isEqualTo(1);
    }

    @Test
    void many_who_need_a_key_that_was_announced_cost_one_reading() {
        // Given
        integration.keep(old, 0, System.nanoTime());
        CompletableFuture<Optional<SigningKeys>> first = read();
        CompletableFuture<Optional<SigningKeys>> second = read();

        // When
        store.answers(new Credential.Key(NEW_KEY, 1));

        // Then
        assertThat(second.join()).isPresent().isEqualTo(first.join());
        assertThat(store.asked).isEqualTo(1);
    }

    @Test
    void a_store_that_hangs_is_not_waited_for_and_asked_again_the_next_time() {
        // Given
        integration.keep(old, 0, System.nanoTime());
        assertThat(read()).failsWithin(Duration.ofSeconds(30));

        // When
        CompletableFuture<Optional<SigningKeys>> next = read();
        store.answers(new Credential.Key(NEW_KEY, 1));

        // Then
        assertThat(next.join()).isPresent();
    }

    private CompletableFuture<Optional<SigningKeys>> secondLook() {
        return cache.secondLook(integration, old).subscribeAsCompletionStage();
    }

    private CompletableFuture<Optional<SigningKeys>> read() {
        return cache.read(integration).subscribeAsCompletionStage();
    }

    /** One that takes its time. */
    private static final class DistantStore implements CredentialStore {
        private final List<CompletableFuture<Optional<Credential>>> waiting = new ArrayList<>();
        private int asked;

        @Override
        public Uni<Optional<Credential>> find(CredentialRef ref) {
            return reread(ref);
        }

        @Override
        public Uni<Optional<Credential>> reread(CredentialRef ref) {
            return Uni.createFrom().deferred(() -> {
                asked++;
                CompletableFuture<Optional<Credential>> answer = new CompletableFuture<>();
                waiting.add(answer);
                return Uni.createFrom().completionStage(answer);
            });
        }

        private void answers(Credential found) {
            waiting.forEach(answer -> answer.complete(Optional.of(found)));
        }
    }
}
