package io.closeloop.lifecycle.domain.setter;

import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scripted setter's answers: a question if there is one, then the call to action, then silence. */
public final class ScriptedConversation {

    private ScriptedConversation() {}

    public static Reply answer(Script script, Question question) {
        Optional<String> disqualifying = disqualifyingWord(script, question.texts());
        if (disqualifying.isPresent()) {
            return new Reply(null, new Signal.Disqualified("said \"" + disqualifying.get() + "\""));
        }
        List<Reply> lines = lines(script, question.firstName());
        return question.answersGiven() < lines.size() ? lines.get(question.answersGiven()) : Reply.silence();
    }

    private static List<Reply> lines(Script script, String firstName) {
        Reply cta = new Reply(Template.fill(script.ctaMessage(), firstName), new Signal.CtaReached());
        String question = script.question();
        return question == null ? List.of(cta) : List.of(Reply.say(Template.fill(question, firstName)), cta);
    }

    private static Optional<String> disqualifyingWord(Script script, List<String> texts) {
        String said = String.join("\n", texts).toLowerCase(Locale.ROOT);
        return script.disqualifyingWords().stream()
                .filter(word -> said.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
