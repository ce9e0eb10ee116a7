package io.closeloop.simulator.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the condition of a field. */
final class TestReader {
    private static final Test NOTHING = new Test.Term(Set.of());

    private final Session session;
    private final Errors errors;
    private final MomentReader moments;

    TestReader(Session session, Errors errors) {
        this.session = session;
        this.errors = errors;
        this.moments = new MomentReader(session.now(), errors);
    }

    Test read(JsonNode condition) {
        String type = condition.path("type").asText();
        return switch (type) {
            case "exists" -> new Test.Exists();
            case "boolean" -> new Test.Is(condition.path("value").asBoolean(true));
            case "current_user" ->
                new Test.Term(Set.of(Objects.requireNonNullElse(session.actor().userId(), "")));
            case "term" -> new Test.Term(texts(condition.path("values")));
            case "reference" -> new Test.Term(texts(condition.path("object_ids")));
            case "text" -> text(condition);
            case "number_range" ->
                new Test.Numbers(
                        number(condition, "gt"),
                        number(condition, "gte"),
                        number(condition, "lt"),
                        number(condition, "lte"));
            case "moment_range" ->
                new Test.Moments(moments.read(condition.path("on_or_after")), moments.read(condition.path("before")));
            default -> refused("Unknown type of condition: " + type);
        };
    }

    /** {@code full_words} and {@code phrase} are documented; {@code exact_value} is not, see {@link Switch#SEARCH_EXACT}. */
    Test text(JsonNode condition) {
        String mode = condition.path("mode").asText();
        String value = condition.path("value").asText();
        String exact = session.switches().get(Switch.SEARCH_EXACT);
        return switch (mode) {
            case "full_words" -> new Test.Text(Test.Mode.FULL_WORDS, value, true);
            case "phrase" -> new Test.Text(Test.Mode.PHRASE, value, true);
            case "exact_value" ->
                exact.equals("refused")
                        ? refused("Unknown mode of text: exact_value")
                        : new Test.Text(Test.Mode.EXACT, value, exact.equals("caseless"));
            default -> refused("Unknown mode of text: " + mode);
        };
    }

    private static Set<String> texts(JsonNode values) {
        return values.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static @Nullable Double number(JsonNode condition, String key) {
        return condition.path(key).isNumber() ? condition.get(key).doubleValue() : null;
    }

    private Test refused(String why) {
        errors.field("query", why);
        return NOTHING;
    }
}
