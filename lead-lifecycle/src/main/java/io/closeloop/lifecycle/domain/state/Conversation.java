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
 * @param heardAt Close's time of the newest text
 */
public record Conversation(
        int turn,
        int answers,
        List<String> unanswered,
        @Nullable Instant heardAt) {

    /** A state document stays small whatever somebody keeps writing; the timeline has every text. */
    private static final int KEPT = 20;

    static final Conversation SILENCE = new Conversation(0, 0, List.of(), null);

    public Conversation heard(String text, Instant at) {
        return new Conversation(turn + 1, answers, with(text), at);
    }

    /** It asks for nothing by itself, and does not abort the answer to a fresh one (promise 7). */
    public Conversation heardLate(String text, Instant at) {
        return new Conversation(turn, answers, with(text), heardAt == null || at.isAfter(heardAt) ? at : heardAt);
    }

    /** A late text is answered after all: it counts as heard now. */
    public Conversation heardAnew(Instant now) {
        return new Conversation(turn + 1, answers, unanswered, now);
    }

    public Conversation answered() {
        return new Conversation(turn, answers + 1, List.of(), heardAt);
    }

    /** One intent is one text (promise 5): a second answer to this turn finds it over. */
    public Conversation turnOver() {
        return new Conversation(turn + 1, answers, unanswered, heardAt);
    }

    /** Nobody knows any more that this was said. */
    public Conversation without(Set<String> words) {
        return new Conversation(
                turn,
                answers,
                unanswered.stream().filter(text -> !words.contains(text)).toList(),
                heardAt);
    }

    private List<String> with(String text) {
        List<String> all = new ArrayList<>(unanswered);
        all.add(text);
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
