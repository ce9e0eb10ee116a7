package io.closeloop.ingress;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process. Being asked to leave (SIGTERM) and having left in order is no failure: status 0, where the JVM of itself would say 143. */
@QuarkusMain
public final class WebhookIngress {

    private WebhookIngress() {}

    public static void main(String[] args) {
        // halt, since the JVM is already on its way out when a signal has brought us here, and would keep the signal's
        // status.
        Quarkus.run(null, (status, failure) -> Runtime.getRuntime().halt(status), args);
    }
}
