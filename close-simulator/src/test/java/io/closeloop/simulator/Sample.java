package io.closeloop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** A sample of close-api.md, word for word, and what an answer has to have in common with it. */
record Sample(JsonNode json) {
    /** Made up in the samples, or the words of one moment. */
    private static final Set<String> FREE = Set.of(
            "text",
            "name",
            "display_name",
            "note",
            "title",
            "email",
            "first_name",
            "last_name",
            "image",
            "label",
            "url",
            "html_url",
            "description",
            "last_used_timezone",
            "status_label",
            "calendar_event_link",
            "access_token",
            "refresh_token",
            "signature_key",
            "custom.cf_ST",
            "created_by_name",
            "updated_by_name",
            "user_name",
            "changed_fields",
            "carrier");

    private static final Pattern ID = Pattern.compile(
            "\\b(?<prefix>acti|cf|cont|emailacct|ev|lead|memb|oppo|orga|phon|pipe|req|stat|user|whsub)_\\w+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+([+]00:00)?");
    private static final Pattern PHONE = Pattern.compile("[+]1[ 0-9-]+");

    /** @param file below {@code reference} in the test resources */
    static Sample of(String file) {
        return new Sample(
                Json.parse(text(file).getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    /** The same with other names in it, for example of the custom fields that the sample speaks of. */
    static Sample of(String file, Map<String, String> names) {
        String text = text(file);
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return new Sample(Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    private static String text(String file) {
        try (InputStream in = Sample.class.getResourceAsStream("/reference/" + file + ".json")) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Where an answer is not of the sample's form: a key is missing, a value is of another type (unless either is null), an id has
     * another prefix, a time is written otherwise, a word that stands for a kind or a state is another.
     */
    List<String> differences(JsonNode answer) {
        List<String> differences = new ArrayList<>();
        compare("", "", json, answer, differences);
        return differences;
    }

    /** The same, but only which keys an answer lacks or has of another type. */
    List<String> missing(JsonNode answer) {
        return differences(answer).stream()
                .filter(difference -> !difference.contains("not as"))
                .toList();
    }

    private static void compare(String at, String key, JsonNode sample, JsonNode answer, List<String> into) {
        if (answer.isMissingNode()) {
            into.add(at + " is missing");
        } else if (sample.isNull() || answer.isNull()) {
            return;
        } else if (sample.getNodeType() != answer.getNodeType()) {
            into.add(at + " is " + answer.getNodeType() + " and not " + sample.getNodeType());
        } else if (sample.isObject()) {
            sample.properties()
                    .forEach(e ->
                            compare(at + '/' + e.getKey(), e.getKey(), e.getValue(), answer.path(e.getKey()), into));
        } else if (sample.isArray() && !sample.isEmpty() && !answer.isEmpty()) {
            compare(at + "/0", key, sample.get(0), answer.get(0), into);
        } else if (sample.isTextual()
                && !FREE.contains(key)
                && !form(sample.asText()).equals(form(answer.asText()))) {
            into.add(at + " is " + answer + " and not as " + sample);
        }
    }

    /** What two texts of the same form have in common. */
    private static String form(String text) {
        if (DATE.matcher(text).matches()) {
            return "date " + text.replaceAll("\\d", "0").replaceAll("[.]0+", ".0");
        }
        if (PHONE.matcher(text).matches()) {
            return "phone " + text.replaceAll("\\d", "0");
        }
        return ID.matcher(text).replaceAll("${prefix}_*");
    }
}
