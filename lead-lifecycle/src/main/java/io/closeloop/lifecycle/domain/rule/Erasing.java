package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;

/**
 * A person asks to be forgotten: whoever talks on the number stops, and of past conversations it stays that there was one. That the number is not
 * texted any more is not decided here: it holds for the whole account and without the number (docs/decisions/0012-erasure.md).
 */
public final class Erasing {

    private Erasing() {}

    public static void apply(Turn turn, String phone) {
        turn.fact("Texts, name and number erased at a person's request", null);
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(phone))
                .forEach(open -> Ending.end(turn, open, Ended.ERASED));
        turn.state().engagements().stream()
                .filter(Engagement.Closed.class::isInstance)
                .map(Engagement.Closed.class::cast)
                .filter(closed -> closed.wasWith(phone))
                .forEach(closed -> turn.put(closed.erased()));
    }
}
