package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What a key of a resource may hold. The texts of the errors are the simulator's: Close's are UNCONFIRMED. */
public sealed interface Kind {
    record Text(int longest) implements Kind {}

    record Whole(long least, long most) implements Kind {}

    record Decimal() implements Kind {}

    record Flag() implements Kind {}

    /** {@code YYYY-MM-DD}. */
    record Day() implements Kind {}

    /** A date or an ISO time. */
    record Moment() implements Kind {}

    record Choice(List<String> values) implements Kind {}

    /** The id of an object of the resource at this path, in the same organization. */
    record Reference(String path) implements Kind {}

    record Many(int most) implements Kind {}

    /** Whatever the rules of the resource make of it. */
    record Anything() implements Kind {}

    /** What is wrong with a value; empty when nothing is, as with null, which unsets. */
    default Optional<String> problem(Session session, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        return switch (this) {
            case Text k -> text(k, value);
            case Whole k -> unless(isWithin(k, value), "Must be a whole number" + bounds(k) + ".");
            case Decimal k -> unless(value.isNumber(), "Must be a number.");
            case Flag k -> unless(value.isBoolean(), "Must be true or false.");
            case Day k -> unless(value.asText().length() == 10 && isTime(value), "Must be a date, YYYY-MM-DD.");
            case Moment k -> unless(isTime(value), "Must be a date or a time, ISO 8601.");
            case Choice k -> unless(value.isTextual() && k.values().contains(value.textValue()), "Not a valid choice.");
            case Reference k -> unless(exists(session, k, value), "No such " + k.path() + ".");
            case Many k ->
                unless(value.isArray() && value.size() <= k.most(), "Must be a list of at most " + k.most() + ".");
            case Anything k -> Optional.empty();
        };
    }

    private static Optional<String> text(Text kind, JsonNode value) {
        if (!value.isTextual()) {
            return Optional.of("Must be a text.");
        }
        return unless(value.textValue().length() <= kind.longest(), "Longer than " + kind.longest() + " characters.");
    }

    private static boolean isWithin(Whole kind, JsonNode value) {
        return value.isIntegralNumber() && value.longValue() >= kind.least() && value.longValue() <= kind.most();
    }

    private static String bounds(Whole kind) {
        return kind.most() == Long.MAX_VALUE ? "" : " from " + kind.least() + " to " + kind.most();
    }

    private static boolean isTime(JsonNode value) {
        return value.isTextual() && DateFilter.instant(value.textValue()).isPresent();
    }

    private static boolean exists(Session session, Reference kind, JsonNode value) {
        return value.isTextual()
                && session.organization()
                        .table(kind.path())
                        .find(value.textValue())
                        .isPresent();
    }

    private static Optional<String> unless(boolean good, String problem) {
        return good ? Optional.empty() : Optional.of(problem);
    }
}
