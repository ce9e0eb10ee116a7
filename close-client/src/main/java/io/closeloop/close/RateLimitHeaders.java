package io.closeloop.close;

import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a 429 asks to wait. Source: close-api.md 8.1, which also says never to depend on the headers being there. */
final class RateLimitHeaders {

    static final String BUDGET = "RateLimit";

    /** What Close's own Python client waits when no header says. */
    private static final Duration UNSAID = Duration.ofSeconds(2);

    private static final Pattern RESET = Pattern.compile("(?:^|[,;\\s])reset=(\\d{1,6}(?:\\.\\d{1,9})?)");
    private static final Pattern SECONDS = Pattern.compile("^(\\d{1,6}(?:\\.\\d{1,9})?)$");

    private RateLimitHeaders() {}

    /** {@code RateLimit}'s decimal reset first, because {@code Retry-After} is the same rounded up. */
    static Duration wait(Function<String, @Nullable String> header) {
        Duration reset = seconds(RESET, header.apply(BUDGET));
        Duration retryAfter = reset == null ? seconds(SECONDS, header.apply("Retry-After")) : reset;
        return retryAfter == null ? UNSAID : retryAfter;
    }

    private static @Nullable Duration seconds(Pattern pattern, @Nullable String value) {
        Matcher found = pattern.matcher(value == null ? "" : value.strip());
        return found.find()
                ? Duration.ofMillis(Math.round(Math.ceil(Double.parseDouble(found.group(1)) * 1000)))
                : null;
    }
}
