package io.closeloop.connector.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialWriter.Rotation;
import io.closeloop.close.credential.LocalCredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingKeyTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void seals_anew_when_the_operator_has_named_a_key_and_not_otherwise(@TempDir Path directory) {
        LocalCredentialWriter credentials = new LocalCredentialWriter(directory, VERTX);
        CredentialRef ref = new CredentialRef("acme", Purpose.CLOSE_API_KEY, "int-1");
        credentials.put(ref, Secret.of("api_canary")).await().indefinitely();
        RotatingKey rotating = new RotatingKey(credentials);

        assertThat(rotating.rotate(Optional.empty()).await().indefinitely()).isNull();
        assertThat(rotating.rotate(Optional.of("2026-11")).await().indefinitely())
                .isEqualTo(new Rotation(1, List.of()));
    }
}
