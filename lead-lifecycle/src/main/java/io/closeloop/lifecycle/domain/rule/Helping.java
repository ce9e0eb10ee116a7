package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.setter.Template;
import io.closeloop.lifecycle.domain.state.Engagement;
import org.jspecify.annotations.Nullable;

/** {@code HELP} is answered with a set text, before the setter sees it, and is no response to the intro. Source: architecture, section 6. */
final class Helping {

    private Helping() {}

    static void help(Turn turn, Engagement.Open engagement) {
        switch (MaySpeak.ask(engagement, turn.context())) {
            case MaySpeak.No(Silence why) -> turn.refused("HELP not answered: " + why.text(), engagement);
            case MaySpeak.Yes yes
            when turn.context().isLate(turn.news().at()) ->
                turn.refused("HELP not answered: the text is late", engagement);
            case MaySpeak.Yes yes ->
                say(turn, yes, engagement, yes.setter().settings().lastWords().help());
        }
    }

    private static void say(Turn turn, MaySpeak.Yes yes, Engagement.Open engagement, @Nullable String words) {
        if (words == null) {
            turn.refused("HELP not answered: the setter's settings have no text for it", engagement);
            return;
        }
        String text = Template.fill(words, engagement.who().firstName());
        Texting.request(turn, yes, engagement, turn.newId(), Purpose.REPLY, text);
        turn.said("HELP answered", text, engagement);
    }
}
