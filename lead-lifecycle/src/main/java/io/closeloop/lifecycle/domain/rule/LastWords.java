package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.setter.Template;
import io.closeloop.lifecycle.domain.state.Engagement;
import org.jspecify.annotations.Nullable;

/**
 * The one text that may pass the gate that has just closed, and no other gate: a kill or a person's takeover voids it. Source:
 * architecture, section 6, "last words".
 */
final class LastWords {

    private LastWords() {}

    /**
     * @param before whether the setter might have spoken before the gate closed
     * @param words null: nothing is said
     * @return whether they were asked for
     */
    static boolean say(
            Turn turn, MaySpeak before, Engagement.Open engagement, GateReason passes, @Nullable String words) {
        if (words == null || !(before instanceof MaySpeak.Yes yes)) {
            return false;
        }
        String text = Template.fill(words, engagement.who().firstName());
        if (turn.context().isLate(turn.news().at()) || Replying.isLate(turn, engagement)) {
            turn.refused("Last words not sent: the news that asks for them is late", engagement);
            return false;
        }
        Texting.lastWords(turn, yes, engagement, passes, text);
        turn.said("Last words asked for", text, engagement);
        return true;
    }
}
