package io.closeloop.fieldsync.application;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.Outcome;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.closeloop.close.Stage;
import io.closeloop.close.wire.Contact;
import io.closeloop.fieldsync.domain.Step;
import io.closeloop.fieldsync.domain.Verdict;
import io.closeloop.fieldsync.domain.Write;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole decision what an answer of Close means for the values in a call. The same table for people: README.md. */
final class AnswerTable {

    private static final int LONGEST_SHIFT = 20;

    private final FieldSyncSettings settings;

    AnswerTable(FieldSyncSettings settings) {
        this.settings = settings;
    }

    /** @param failures steps of this lane in a row that finished no write; the back-off grows with them */
    Verdict verdict(Step.Call call, Outcome<Contact> outcome, int failures) {
        return switch (outcome) {
            case Ok<Contact>(Contact contact) ->
                switch (call) {
                    case Step.Compare compare -> compared(compare, contact);
                    case Step.Put put -> new Verdict.Written();
                };
            case Failed<Contact>(CloseFailure failure) ->
                switch (call) {
                    case Step.Compare compare -> afterLook(compare, failure, failures);
                    case Step.Put put -> afterPut(put, failure, failures);
                };
        };
    }

    private Verdict afterPut(Step.Put put, CloseFailure failure, int failures) {
        return switch (failure) {
            case NotFound gone -> all(put, "the contact is not in Close any more");
            case Invalid invalid -> refused(put, invalid);
            case Forbidden forbidden ->
                put.writes().size() > 1
                        ? new Verdict.OneByOne()
                        : all(put, "Close forbids it: give the user of the API key the right to edit this field");
            case Unauthorized unauthorized ->
                new Verdict.Postponed(settings.longestPause(), "Close refuses the API key: connect the account again");
            case PlanLimit limit ->
                new Verdict.Postponed(settings.longestPause(), "the organization's Close plan does not cover it");
            case RateLimited(Duration after) -> new Verdict.Postponed(after, "Close asked to wait");
            case Unavailable(Stage stage, String reason) ->
                switch (stage) {
                    case BEFORE -> new Verdict.Postponed(backOff(failures), "Close cannot be reached: " + reason);
                    case UNKNOWN, AFTER -> doubt(failures, reason);
                };
        };
    }

    /** Whatever a failed look says, the values may be in Close: the doubt stays, unless there is no contact left to look at. */
    private Verdict afterLook(Step.Compare compare, CloseFailure failure, int failures) {
        return switch (failure) {
            case NotFound gone ->
                all(compare, "the contact is not in Close any more; it is not known whether it was written");
            case Unauthorized unauthorized ->
                new Verdict.Doubtful(
                        settings.longestPause(),
                        "not known whether written, and Close refuses the API key: connect the account again");
            case Forbidden forbidden ->
                new Verdict.Doubtful(
                        settings.longestPause(),
                        "not known whether written: give the user of the API key the right to read this contact");
            case PlanLimit limit ->
                new Verdict.Doubtful(
                        settings.longestPause(), "not known whether written: the Close plan does not cover a look");
            case Invalid(String reason, var byField) -> doubt(failures, reason);
            case RateLimited(Duration after) ->
                new Verdict.Doubtful(after, "not known whether written: Close asked to wait before looking");
            case Unavailable(Stage stage, String reason) -> doubt(failures, reason);
        };
    }

    private Verdict doubt(int failures, String reason) {
        Duration backOff = backOff(failures);
        Duration pause = backOff.compareTo(settings.settle()) > 0 ? backOff : settings.settle();
        return new Verdict.Doubtful(pause, "not known whether written, will be compared: " + reason);
    }

    private Duration backOff(int failures) {
        Duration doubled = settings.firstPause().multipliedBy(1L << Math.min(failures, LONGEST_SHIFT));
        return doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
    }

    /** A 400 wrote nothing. Who is named has failed; if nobody is, each is tried alone, so that one bad field does not cost the others. */
    private static Verdict refused(Step.Put put, Invalid invalid) {
        Map<UUID, String> named = new HashMap<>();
        put.writes()
                .forEach(write -> invalid.fieldErrors().forEach((path, complaint) -> {
                    if (fieldOf(path).equals(write.field())) {
                        named.put(write.id(), "Close refuses the value: " + complaint);
                    }
                }));
        if (!named.isEmpty()) {
            return new Verdict.Refused(named);
        }
        return put.writes().size() > 1 ? new Verdict.OneByOne() : all(put, "Close refuses it: " + invalid.reason());
    }

    /** {@code custom.cf_1}, {@code cf_1} and {@code custom.cf_1[0]} all speak of {@code cf_1}. */
    private static String fieldOf(String path) {
        return path.replaceFirst("^custom\\.", "").replaceFirst("[.\\[].*$", "");
    }

    private static Verdict all(Step.Call call, String reason) {
        return new Verdict.Refused(call.writes().stream().collect(toMap(Write::id, write -> reason)));
    }

    private static Verdict compared(Step.Compare compare, Contact contact) {
        Function<Write, @Nullable Object> held =
                write -> contact.custom(write.field()).map(AnswerTable::plain).orElse(null);
        return new Verdict.Compared(compare.writes().stream()
                .filter(write -> write.asked()
                        .kind()
                        .holds(held.apply(write), write.asked().value()))
                .map(Write::id)
                .collect(toSet()));
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            List<Object> items = value.valueStream().map(AnswerTable::plain).toList();
            return items;
        }
        return value.isNumber() ? value.decimalValue() : value.asText();
    }
}
