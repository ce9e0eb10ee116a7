package io.closeloop.ingress;

import io.closeloop.ingress.domain.Knock;
import java.util.List;

/** Heads of requests as a decoder hands them over. */
public final class Knocks {

    private static final String HASH = "ab".repeat(32);

    private Knocks() {}

    public static Knock of(Delivery delivery) {
        return new Knock(
                "POST",
                "/webhooks/close/" + delivery.integration(),
                List.of("application/json"),
                List.of(Integer.toString(delivery.body().length)),
                List.of(),
                List.of(),
                delivery.timestamps(),
                delivery.hashes());
    }

    /** Signed, as far as can be seen from outside. */
    public static Knock post() {
        return of(new Delivery("int_1", List.of(Deliveries.TIMESTAMP), List.of(HASH), new byte[10]));
    }

    public static Knock withMethodAndPath(String method, String path) {
        Knock k = post();
        return new Knock(
                method,
                path,
                k.contentTypes(),
                k.contentLengths(),
                k.contentEncodings(),
                k.transferEncodings(),
                k.timestamps(),
                k.hashes());
    }

    public static Knock withTypes(List<String> types) {
        Knock k = post();
        return new Knock(
                k.method(),
                k.path(),
                types,
                k.contentLengths(),
                k.contentEncodings(),
                k.transferEncodings(),
                k.timestamps(),
                k.hashes());
    }

    public static Knock withFraming(List<String> lengths, List<String> transferEncodings) {
        Knock k = post();
        return new Knock(
                k.method(),
                k.path(),
                k.contentTypes(),
                lengths,
                k.contentEncodings(),
                transferEncodings,
                k.timestamps(),
                k.hashes());
    }

    public static Knock withContentEncoding(String coding) {
        Knock k = post();
        return new Knock(
                k.method(),
                k.path(),
                k.contentTypes(),
                k.contentLengths(),
                List.of(coding),
                k.transferEncodings(),
                k.timestamps(),
                k.hashes());
    }
}
