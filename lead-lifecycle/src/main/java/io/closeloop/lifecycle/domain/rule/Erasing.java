package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.state.Conversation;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;
import io.closeloop.lifecycle.domain.state.Parties;
import java.util.Set;

/**
 * A person asks to be forgotten: whoever talks on the number stops, and of past conversations it stays that there was one. Why somebody else on the lead does
 * not fit is in somebody's own words, which may be of the person; that they do not stays. That the number is not
 * texted any more is not decided here: it holds for the whole account and without the number (docs/decisions/0012-erasure.md).
 */
public final class Erasing {

    private Erasing() {}

    public static void apply(Turn turn, Input.Erased erased) {
        String phone = erased.phone();
        turn.fact("Texts, name and number erased at a person's request", null);
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(phone))
                .forEach(open -> Ending.end(turn, open, Ended.ERASED));
        turn.state().engagements().stream()
                .filter(Engagement.Closed.class::isInstance)
                .map(Engagement.Closed.class::cast)
                .filter(closed -> closed.wasWith(phone))
                .forEach(closed -> turn.put(closed.erased()));
        turn.state().open().forEach(open -> unhear(turn, open, erased.words()));
        turn.state().open().stream()
                .filter(open -> open.overlays().isDisqualified())
                .forEach(open -> turn.put(open.under(open.overlays().withDisqualified(Parties.ERASED))));
    }

    /** Close files a text by its contact: it may stand in a talk on another number, which goes on without it, and with what is left to answer. */
    private static void unhear(Turn turn, Engagement.Open open, Set<String> words) {
        Conversation rest = open.talk().without(words);
        if (!rest.equals(open.talk())) {
            Engagement.Open without = turn.put(open.with(rest));
            Replying.abandon(turn, without);
            if (!rest.unanswered().isEmpty()) {
                Replying.ask(turn, without);
            }
        }
    }
}
