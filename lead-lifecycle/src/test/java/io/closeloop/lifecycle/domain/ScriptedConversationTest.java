package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.setter.Reply;
import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.ScriptedConversation;
import io.closeloop.lifecycle.domain.setter.Template;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScriptedConversationTest {

    private static final Script SCRIPT =
            new Script("intro", "Own a home, {{first_name}}?", "Book, {{first_name}}", List.of("no thanks"));
    private static final Script WITHOUT_QUESTION = new Script("intro", null, "Book now", List.of());

    @Test
    void the_question_comes_first() {
        assertThat(ScriptedConversation.answer(SCRIPT, question(0, "hi"))).isEqualTo(Reply.say("Own a home, Bo?"));
    }

    @Test
    void then_the_call_to_action() {
        assertThat(ScriptedConversation.answer(SCRIPT, question(1, "yes")))
                .isEqualTo(new Reply("Book, Bo", new Reply.Signal.CtaReached()));
    }

    @Test
    void without_a_question_the_call_to_action_comes_at_once() {
        assertThat(ScriptedConversation.answer(WITHOUT_QUESTION, question(0, "hi"))
                        .text())
                .isEqualTo("Book now");
    }

    @Test
    void then_silence() {
        assertThat(ScriptedConversation.answer(SCRIPT, question(2, "ok"))).isEqualTo(Reply.silence());
    }

    @Test
    void a_disqualifying_word_counts_at_any_time_and_in_any_case() {
        assertThat(ScriptedConversation.answer(SCRIPT, question(2, "ok", "No Thanks!"))
                        .signal())
                .isEqualTo(new Reply.Signal.Disqualified("said \"no thanks\""));
    }

    @Test
    void a_contact_without_a_name_is_greeted_all_the_same() {
        assertThat(Template.fill("Hi {{first_name}}", Template.firstNameOf(" ")))
                .isEqualTo("Hi there");
        assertThat(Template.firstNameOf("  Bo  Ray ")).isEqualTo("Bo");
    }

    private static Question question(int answersGiven, String... texts) {
        return new Question(new UUID(1, 1), new UUID(2, 2), 1, "Bo", List.of(texts), answersGiven);
    }
}
