package io.closeloop.ingress;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;

/** The process. Being asked to leave (SIGTERM) and having left in order is no failure: status 0, where the JVM of itself would say 143. */
@QuarkusMain
public final class WebhookIngress {

    /** Longer than any drain. */
    private static final Duration LONGEST_LEAVING = Duration.ofSeconds(120);

    private WebhookIngress() {}

    public static void main(String... args) {
        Thread main = Thread.currentThread();
        // The JVM ends with its last hook, and would be gone with 143 before the status is said.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(main), "until-the-status-is-said"));
        Quarkus.run(null, (status, failure) -> Runtime.getRuntime().halt(status), args);
    }

    private static void await(Thread main) {
        try {
            main.join(LONGEST_LEAVING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
