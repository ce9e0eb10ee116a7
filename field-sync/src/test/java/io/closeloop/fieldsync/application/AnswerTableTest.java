package io.closeloop.fieldsync.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.Outcome;
import io.closeloop.close.Stage;
import io.closeloop.close.wire.Contact;
import io.closeloop.events.Milestone;
import io.closeloop.events.Tenant;
import io.closeloop.fieldsync.domain.Asked;
import io.closeloop.fieldsync.domain.FieldKind;
import io.closeloop.fieldsync.domain.Step;
import io.closeloop.fieldsync.domain.Verdict;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.fieldsync.domain.WriteState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** README.md, "What Close's answer means", row by row. */
class AnswerTableTest {

    private static final Write A = write(1, "cf_a", FieldKind.TEXT, "x");
    private static final Write B = write(2, "cf_b", FieldKind.NUMBER, "5");
    private static final Step.Call ONE = new Step.Put(List.of(A));
    private static final Step.Call TWO = new Step.Put(List.of(A, B));
    private static final Step.Call LOOK = new Step.Compare(List.of(A, B));
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration SEVEN = Duration.ofSeconds(7);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AnswerTable table = new AnswerTable(new Settings());

    static Stream<Arguments> writes() {
        return Stream.of(
                row(
                        "gone",
                        TWO,
                        new NotFound(),
                        "Refused",
                        "not in Close any more",
                        A.id().toString(),
                        B.id().toString()),
                row("one field named", TWO, named("custom.cf_b"), "Refused", "Close refuses the value: bad"),
                row("a part of it named", TWO, named("custom.cf_b[0]"), "Refused", "Close refuses the value: bad"),
                row("none named, alone", ONE, named("name"), "Refused", "Close refuses it: status 400"),
                row("none named, together", TWO, named("name"), "OneByOne"),
                row("forbidden, alone", ONE, new Forbidden(), "Refused", "the right to edit this field"),
                row("forbidden, together", TWO, new Forbidden(), "OneByOne"),
                row("key refused", ONE, new Unauthorized(), "Postponed[pause=PT1M,", "connect the account again"),
                row("plan", ONE, new PlanLimit(), "Postponed[pause=PT1M,", "plan"),
                row("429", ONE, new RateLimited(SEVEN), "Postponed[pause=PT7S,", "asked to wait"),
                row("not reached", ONE, away(Stage.BEFORE), "Postponed[pause=PT1S,", "cannot be reached"),
                row("unknown", ONE, away(Stage.UNKNOWN), "Doubtful[pause=PT5S,", "will be compared"),
                row("done, unreadable", ONE, away(Stage.AFTER), "Doubtful[pause=PT5S,", "will be compared"));
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                row("look: gone", LOOK, new NotFound(), "Refused", "not known whether it was written"),
                row("look: 400", LOOK, named("id"), "Doubtful[pause=PT5S,", "status 400"),
                row("look: forbidden", LOOK, new Forbidden(), "Doubtful[pause=PT1M,", "the right to read"),
                row("look: key refused", LOOK, new Unauthorized(), "Doubtful[pause=PT1M,", "connect the account again"),
                row("look: plan", LOOK, new PlanLimit(), "Doubtful[pause=PT1M,", "plan"),
                row("look: 429", LOOK, new RateLimited(SEVEN), "Doubtful[pause=PT7S,", "asked to wait"),
                row("look: not reached", LOOK, away(Stage.BEFORE), "Doubtful[pause=PT5S,", "not known"),
                row("look: unknown", LOOK, away(Stage.UNKNOWN), "Doubtful[pause=PT5S,", "not known"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"writes", "looks"})
    void each_failure_has_its_verdict(String name, Step.Call call, CloseFailure failure, List<String> verdict) {
        String actual = table.verdict(call, Outcome.failed(failure), 0).toString();

        assertThat(actual).contains(verdict);
    }

    @Test
    void an_answered_put_has_written() {
        assertThat(table.verdict(TWO, Outcome.ok(contact(Map.of())), 0)).isEqualTo(new Verdict.Written());
    }

    @Test
    void a_look_tells_held_values_from_others_whatever_their_spelling() {
        Contact holdsB = contact(Map.of("custom.cf_a", "other", "custom.cf_b", 5.0));

        assertThat(table.verdict(LOOK, Outcome.ok(holdsB), 0)).isEqualTo(new Verdict.Compared(Set.of(B.id())));
    }

    @Test
    void only_the_named_field_is_refused() {
        assertThat(table.verdict(TWO, Outcome.failed(named("custom.cf_b")), 0))
                .isEqualTo(new Verdict.Refused(Map.of(B.id(), "Close refuses the value: bad")));
    }

    @Test
    void the_pause_doubles_up_to_its_ceiling() {
        assertThat(Stream.of(0, 1, 2, 5, 6, 60, 1000)
                        .map(failures -> table.verdict(ONE, Outcome.failed(away(Stage.BEFORE)), failures))
                        .map(verdict -> ((Verdict.Postponed) verdict).pause().toSeconds()))
                .containsExactly(1L, 2L, 4L, 32L, 60L, 60L, 60L);
    }

    private static Arguments row(String name, Step.Call call, CloseFailure failure, String... verdict) {
        return Arguments.of(name, call, failure, List.of(verdict));
    }

    private static Invalid named(String path) {
        return new Invalid("status 400", Map.of(path, "bad"));
    }

    private static Unavailable away(Stage stage) {
        return new Unavailable(stage, "status 500");
    }

    private static Contact contact(Map<String, Object> custom) {
        var rest = new HashMap<String, JsonNode>();
        custom.forEach((key, value) -> rest.put(
                key,
                value instanceof Double number
                        ? JsonNodeFactory.instance.numberNode(number)
                        : JsonNodeFactory.instance.textNode(value.toString())));
        return new Contact("cont_1", "lead_1", "orga_1", "Bo", List.of(), null, rest);
    }

    private static Write write(long sequence, String field, FieldKind kind, String value) {
        Asked asked = new Asked(
                new Tenant("acme", "int_1", "orga_1"),
                "lead_1",
                "cont_1",
                new UUID(0, 1),
                Milestone.CTA_REACHED,
                field,
                kind,
                value,
                sequence,
                Instant.EPOCH,
                null);
        return new Write(new UUID(0, sequence), asked, WriteState.WRITING, null);
    }

    private record Settings() implements FieldSyncSettings {
        @Override
        public int contactsAtOnce() {
            return 1;
        }

        @Override
        public Duration claim() {
            return MINUTE;
        }

        @Override
        public Duration poll() {
            return MINUTE;
        }

        @Override
        public Duration settle() {
            return SETTLE;
        }

        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestPause() {
            return MINUTE;
        }
    }
}
