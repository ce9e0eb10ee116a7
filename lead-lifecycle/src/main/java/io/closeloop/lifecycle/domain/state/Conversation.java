package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the setter has to know of the talk so far.
 *
 * @param turn raised by every inbound text, and when the setter has answered it; an answer to an older turn is dropped
 * @param answers how often the setter has answered
 * @param unanswered texts since the last answer, oldest first
 * @param heardAt Close's time of the newest text that is not answered; of the last one that was where there is none
 * @param releasedAt when a person said that a late text is to be answered after all; null: nobody did, or it is answered
 */
public record Conversation(
        int turn,
        int answers,
        List<String> unanswered,
        @Nullable Instant heardAt,
        @Nullable Instant releasedAt) {

    /** A state document stays small whatever somebody keeps writing; the timeline has every text. */
    private static final int KEPT = 20;

    static final Conversation SILENCE = new Conversation(0, 0, List.of(), null, null);

    public Conversation heard(String text, Instant at) {
        return new Conversation(turn + 1, answers, with(text), at, null);
    }

    /** It asks for nothing by itself, and does not abort the answer to a fresh one (promise 7). */
    public Conversation heardLate(String text, Instant at) {
        Instant newest = heardAt == null || unanswered.isEmpty() || at.isAfter(heardAt) ? at : heardAt;
        return new Conversation(turn, answers, with(text), newest, releasedAt);
    }

    /** A late text is answered after all: its age counts from now. When it was written stays: so long the person has waited. */
    public Conversation released(Instant now) {
        return new Conversation(turn + 1, answers, unanswered, heardAt, now);
    }

    /** From when on an answer becomes late. */
    public @Nullable Instant answerableSince() {
        return releasedAt == null ? heardAt : releasedAt;
    }

    public Conversation answered() {
        return new Conversation(turn, answers + 1, List.of(), heardAt, null);
    }

    /** One intent is one text (promise 5): a second answer to this turn finds it over. */
    public Conversation turnOver() {
        return new Conversation(turn + 1, answers, unanswered, heardAt, releasedAt);
    }

    /** Nobody knows any more that this was said. */
    public Conversation without(Set<String> words) {
        return new Conversation(
                turn,
                answers,
                unanswered.stream().filter(text -> !words.contains(text)).toList(),
                heardAt,
                releasedAt);
    }

    private List<String> with(String text) {
        List<String> all = new ArrayList<>(unanswered);
        all.add(text);
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
