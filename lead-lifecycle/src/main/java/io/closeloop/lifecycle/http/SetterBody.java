package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.service.http.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A setter as a caller writes it; anything may be missing. {@code active} is true unless said otherwise. */
record SetterBody(
        @Nullable String name,
        @Nullable Boolean active,
        @Nullable ScriptBody script) {

    record ScriptBody(
            @Nullable String intro,
            @Nullable String question,
            @Nullable String ctaMessage,
            @Nullable List<String> disqualifyingWords) {}

    /** @throws ProblemException naming the field and the cure */
    SetterProfile toSetter(UUID id) {
        String checkedName = required(name, "name");
        if (script == null) {
            throw new ProblemException(
                    LifecycleError.FIELD_INVALID, "give the script, with intro and ctaMessage", "script");
        }
        return new SetterProfile(
                id, checkedName, !Boolean.FALSE.equals(active), SetterSettings.standard(toScript(script)));
    }

    private static Script toScript(ScriptBody body) {
        String question = body.question();
        List<String> words = body.disqualifyingWords() == null ? List.of() : body.disqualifyingWords();
        if (words.stream().anyMatch(word -> word == null || word.isBlank())) {
            throw new ProblemException(
                    LifecycleError.FIELD_INVALID,
                    "leave out empty words: an empty word would disqualify everybody",
                    "script.disqualifyingWords");
        }
        return new Script(
                required(body.intro(), "script.intro"),
                question == null || question.isBlank() ? null : question,
                required(body.ctaMessage(), "script.ctaMessage"),
                List.copyOf(words));
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "give a text that is not empty", field);
        }
        return value;
    }
}
