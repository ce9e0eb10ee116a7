package io.closeloop.close.limit;

import org.jspecify.annotations.Nullable;

/**
 * What {@code RateLimit: limit=100, remaining=50, reset=5} says. Source: close-api.md 8.1, which also says never to depend on it.
 *
 * @param limit calls per window
 * @param remaining calls left, whoever made the others
 * @param resetNanos until there are calls again
 */
public record Budget(int limit, int remaining, long resetNanos) {

    /** With an exponent, which is how a small double prints itself. */
    private static final String NUMERIC = "0123456789.eE+-";

    /** @return null where there is no such header, or one that this library cannot read: then nothing is known */
    public static @Nullable Budget parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        double limit = number(header, "limit=");
        double remaining = number(header, "remaining=");
        double reset = number(header, "reset=");
        return limit < 1 || remaining < 0 || reset < 0
                ? null
                : new Budget(whole(limit), whole(remaining), Math.round(Math.min(reset, 86_400) * 1e9));
    }

    private static int whole(double number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    /** By hand and without a pattern: it is read on every call. Negative: absent or not a number. */
    private static double number(String header, String name) {
        int start = header.indexOf(name);
        while (start > 0 && ", ;\t".indexOf(header.charAt(start - 1)) < 0) {
            start = header.indexOf(name, start + 1);
        }
        if (start < 0) {
            return -1;
        }
        int from = start + name.length();
        int to = from;
        while (to < header.length() && NUMERIC.indexOf(header.charAt(to)) >= 0) {
            to++;
        }
        try {
            return Double.parseDouble(header.substring(from, to));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
