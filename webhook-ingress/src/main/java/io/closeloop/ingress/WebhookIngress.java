package io.closeloop.ingress;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process. Being asked to leave (SIGTERM) and having left in order is no failure: status 0, where the JVM of itself would say 143. */
@QuarkusMain
public final class WebhookIngress {

    /** Longer than any drain. */
    private static final int LONGEST_LEAVING_SECONDS = 120;

    private WebhookIngress() {}

    public static void main(String... args) {
        CountDownLatch left = new CountDownLatch(1);
        // The JVM ends with its last hook, and would be gone with 143 before the status is said.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(left), "until-the-status-is-said"));
        Quarkus.run(
                null,
                (status, failure) -> {
                    Runtime.getRuntime().halt(status);
                    left.countDown();
                },
                args);
    }

    private static void await(CountDownLatch left) {
        try {
            var unused = left.await(LONGEST_LEAVING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
