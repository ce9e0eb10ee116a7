package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.Secret;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RereadingTest {

    private static final Optional<Credential> KEY = Optional.of(new Credential.Key(Secret.of("api_new"), 2));

    private final Rereading rereading = new Rereading();

    @Test
    void a_store_that_throws_at_once_fails_the_call_and_nobody_waits_for_that_rereading() {
        // Given
        var thrown = new IllegalStateException("no directory");
        CompletableFuture<Optional<Credential>> failed = look(() -> {
            throw thrown;
        });

        // When
        CompletableFuture<Optional<Credential>> next =
                look(() -> Uni.createFrom().nothing());

        // Then
        assertThatThrownBy(failed::join).hasCause(thrown);
        assertThat(next).isCompletedWithValue(KEY);
    }

    private CompletableFuture<Optional<Credential>> look(Supplier<Uni<Optional<Credential>>> reread) {
        return rereading.look(reread, () -> Uni.createFrom().item(KEY)).subscribeAsCompletionStage();
    }
}
