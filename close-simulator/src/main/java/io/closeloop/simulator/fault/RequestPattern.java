package io.closeloop.simulator.fault;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which requests are meant.
 *
 * @param method an HTTP method, or {@code *}
 * @param path below {@code /api/v1/}; {@code *} stands for one segment, {@code **} for any number of them, none too:
 *     {@code contact/*}, {@code activity/sms/**}; also {@code oauth2/token} and {@code oauth2/revoke}, which stand beside it
 * @param who an organization's id, an API key or its id; {@code *} for anybody, also without a good key
 */
public record RequestPattern(String method, String path, String who) {
    public static final String ANY = "*";

    public RequestPattern {
        path = trimmed(path);
    }

    boolean matches(Asked asked) {
        return (method.equals(ANY) || method.equalsIgnoreCase(asked.method()))
                && (who.equals(ANY)
                        || who.equals(asked.organizationId())
                        || who.equals(asked.key())
                        || who.equals(asked.keyId()))
                && regex().matcher('/' + trimmed(asked.path())).matches();
    }

    private Pattern regex() {
        return Pattern.compile(Stream.of(path.split("/", -1))
                .map(segment -> switch (segment) {
                    case "**" -> "(/[^/]+)*";
                    case "*" -> "/[^/]+";
                    default -> '/' + Pattern.quote(segment);
                })
                .collect(Collectors.joining()));
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
