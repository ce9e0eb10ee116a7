package io.closeloop.ingress.domain;

/** A {@code Content-Length}. */
final class DecimalLength {

    /** More digits than any body that we would take, and few enough for a long. */
    private static final int MOST_DIGITS = 18;

    private DecimalLength() {}

    /** @return {@code Long.MAX_VALUE}, which is too large for everyone, if it is not a plain decimal number of a sane length */
    static long read(String text) {
        boolean plain = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return plain ? Long.parseLong(text) : Long.MAX_VALUE;
    }
}
