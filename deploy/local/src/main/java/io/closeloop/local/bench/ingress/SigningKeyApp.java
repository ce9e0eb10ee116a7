package io.closeloop.local.bench.ingress;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.LocalCredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Stores a webhook's signing key as close-connector does: {@code SigningKeyApp <directory> <account> <integration>}. */
public final class SigningKeyApp {

    /** The environment variable with the key: arguments are there for everybody to read. */
    static final String KEY = "BENCH_SIGNING_KEY";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private SigningKeyApp() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        var unused = new LocalCredentialWriter(Path.of(args[0]), vertx)
                .put(
                        new CredentialRef(args[1], Purpose.WEBHOOK_SIGNING_KEY, args[2]),
                        Secret.of(Objects.requireNonNull(System.getenv(KEY))))
                .await()
                .atMost(PATIENCE);
        System.exit(0);
    }
}
