package io.closeloop.local.bench.ingress;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.Tenant;
import io.closeloop.local.bench.Announcing;
import io.closeloop.local.load.Sender;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Service;
import io.closeloop.local.stack.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Speaks for close-connector: one integration with a signing key that nobody else has, announced as the connector announces it.
 *
 * @param credentials the local store's directory
 */
record Introduction(Sender sender, Path credentials) {

    static final String ACCOUNT = "bench";

    private static final int KEY_BYTES = 32;

    static Introduction in(Layout layout) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Introduction(
                new Sender("int_bench", "orga_bench", HexFormat.of().formatHex(key)), layout.credentials());
    }

    /** Returns when the key is stored and the integration is in its topic. */
    void make(Layout layout, Path javaHome, String bootstrap) throws InterruptedException {
        store(layout, javaHome);
        announce(bootstrap);
    }

    /** In a JVM with the service's own libraries, which know how credentials are sealed; the launcher has none of them. */
    private void store(Layout layout, Path javaHome) throws InterruptedException {
        Path libraries = layout.serviceJar(Service.WEBHOOK_INGRESS).resolveSibling("lib");
        var builder = new ProcessBuilder(
                javaHome.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                "%s:%s/main/*:%s/boot/*"
                        .formatted(
                                layout.root().resolve("deploy/local/target/closeloop-local.jar"), libraries, libraries),
                SigningKeyApp.class.getName(),
                credentials.toString(),
                ACCOUNT,
                sender.integration());
        builder.environment().put(SigningKeyApp.KEY, sender.signingKey());
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new StackFailure("The benchmark's signing key could not be stored: " + said);
            }
        } catch (IOException e) {
            throw new StackFailure("The benchmark's signing key could not be stored: " + e.getMessage());
        }
    }

    private void announce(String bootstrap) throws InterruptedException {
        ControlFields none = new ControlFields(null, null, null);
        Announcing.announce(
                bootstrap,
                new Tenant(ACCOUNT, sender.integration(), sender.organization()),
                new IntegrationChanged(Status.CONNECTED, null, null, none, none, "user_bench", 1, 1, 1));
    }
}
