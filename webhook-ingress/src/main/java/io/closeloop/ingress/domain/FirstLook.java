package io.closeloop.ingress.domain;

import java.util.List;

/**
 * What the head of a request alone decides, before one byte of its body is read and before anyone's name is looked up: so a refusal here
 * costs next to nothing and tells nothing about who is known.
 */
public sealed interface FirstLook {

    /**
     * Worth its body.
     *
     * @param integration names nobody until it is found among the known ones
     * @param length of the body as announced; {@link #UNANNOUNCED} where it comes in chunks
     */
    record Admitted(String integration, Signature signature, long length) implements FirstLook {}

    /** Someone asks what this is. */
    record AboutPage() implements FirstLook {}

    record TurnedAway(Refusal reason) implements FirstLook {}

    long UNANNOUNCED = -1;

    /** @param largestBody in bytes */
    static FirstLook at(Knock knock, long largestBody) {
        if (!framedPlainly(knock)) {
            return new TurnedAway(Refusal.MALFORMED);
        }
        if (knock.path().equals("/")) {
            return knock.method().equals("GET") ? new AboutPage() : new TurnedAway(Refusal.WRONG_METHOD);
        }
        String integration = WebhookPath.integrationOf(knock.path());
        if (integration.isEmpty()) {
            return new TurnedAway(Refusal.NO_SUCH_PAGE);
        }
        return knock.method().equals("POST")
                ? atDelivery(knock, integration, largestBody)
                : new TurnedAway(Refusal.WRONG_METHOD);
    }

    private static FirstLook atDelivery(Knock knock, String integration, long largestBody) {
        if (knock.contentTypes().size() != 1
                || !MediaType.isJson(knock.contentTypes().getFirst())) {
            return new TurnedAway(Refusal.WRONG_TYPE);
        }
        if (!knock.contentEncodings().isEmpty()) {
            return new TurnedAway(Refusal.ENCODED);
        }
        long length = lengthOf(knock);
        if (length > largestBody) {
            return new TurnedAway(Refusal.TOO_LARGE);
        }
        return knock.timestamps().size() == 1
                        && knock.hashes().size() == 1
                        && Signature.hasForm(
                                knock.timestamps().getFirst(), knock.hashes().getFirst())
                ? new Admitted(
                        integration,
                        new Signature(
                                knock.timestamps().getFirst(), knock.hashes().getFirst()),
                        length)
                : new TurnedAway(Refusal.UNSIGNED);
    }

    /** Where a body ends must be said once and in one way. The decoder before us sees to most of it; this is what it would let through. */
    private static boolean framedPlainly(Knock knock) {
        List<String> codings = knock.transferEncodings();
        List<String> lengths = knock.contentLengths();
        return codings.isEmpty()
                ? lengths.size() <= 1
                : codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked") && lengths.isEmpty();
    }

    private static long lengthOf(Knock knock) {
        if (!knock.transferEncodings().isEmpty()) {
            return UNANNOUNCED;
        }
        return knock.contentLengths().isEmpty()
                ? 0
                : DecimalLength.read(knock.contentLengths().getFirst());
    }
}
