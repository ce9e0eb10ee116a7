package io.closeloop.ingress.application;

import io.quarkus.arc.Arc;

/** What breaks while a delivery is judged. */
public final class Broken {

    private Broken() {}

    /** With keys and without a topic: what has passed the inspection meets an exception that nobody has thought of. */
    @SuppressWarnings("NullAway")
    public static AcceptingDelivery deliveries(Tally tally, IngressSettings settings) {
        SigningKeyCache keys = Arc.container().instance(SigningKeyCache.class).get();
        return new AcceptingDelivery(keys, null, tally, settings);
    }
}
