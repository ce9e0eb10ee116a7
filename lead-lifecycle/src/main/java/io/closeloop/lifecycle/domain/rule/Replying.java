package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.ReplyProposed;
import io.closeloop.lifecycle.domain.news.Input.SetterFailed;
import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.setter.Reply;
import io.closeloop.lifecycle.domain.state.Conversation;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Held;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Instant;

/** Asking the setter, and saying what it answers. Several texts in a burst get one answer; a newer text aborts an older answer. */
public final class Replying {

    private Replying() {}

    /** Takes the place of an older question that waits or is being answered. */
    static void ask(Turn turn, Engagement.Open engagement) {
        if (engagement.phase() instanceof Phase.Activated || engagement.phase() instanceof Phase.IntroSent) {
            turn.fact("Not answered: it came before the intro", engagement);
        } else if (engagement.talk().unanswered().isEmpty()) {
            return;
        } else if (isLate(turn, engagement)) {
            holdLate(turn, engagement);
        } else {
            askNow(turn, engagement);
        }
    }

    /** The setter is not asked until a person says so. */
    static void holdLate(Turn turn, Engagement.Open engagement) {
        Holding.hold(turn, engagement, new Held("the text is late", null));
    }

    /** The lead named a time, and it has come: the setter speaks first. Hours after it, a person decides whether it still should. */
    static void followUp(Turn turn, Engagement.Open engagement, Instant since) {
        if (turn.context().isLate(since)) {
            Holding.hold(turn, engagement, new Held("it is late for the time that the lead named", null));
        } else {
            askNow(turn, engagement);
        }
    }

    private static void askNow(Turn turn, Engagement.Open engagement) {
        switch (MaySpeak.ask(engagement, turn.context())) {
            case MaySpeak.No(Silence why) -> turn.refused("Not answered: " + why.text(), engagement);
            case MaySpeak.Yes yes ->
                turn.start(
                        new Request.AskSetter(question(engagement)),
                        turn.context().limits().debounce());
        }
    }

    /** A gate has closed: the answer that was being prepared is not wanted any more. */
    static void abandon(Turn turn, Engagement.Open engagement) {
        turn.cancel(Request.askSlot(engagement.id()));
    }

    public static void proposed(Turn turn, ReplyProposed proposed) {
        turn.state()
                .open(proposed.engagementId())
                .filter(engagement -> engagement.talk().turn() == proposed.turn())
                .ifPresent(engagement -> answer(turn, engagement, proposed.reply()));
    }

    public static void failed(Turn turn, SetterFailed failed) {
        turn.state()
                .open(failed.engagementId())
                .ifPresent(engagement -> turn.refused("Not answered: " + failed.reason(), engagement));
    }

    private static void answer(Turn turn, Engagement.Open engagement, Reply reply) {
        String text = reply.text();
        switch (reply.signal()) {
            case null -> {
                if (text == null) {
                    turn.decided("The setter has nothing to say", engagement);
                } else {
                    answer(turn, engagement, text);
                }
            }
            // What is said with a disqualification are its last words: asked for before the gate, they would be void.
            case Reply.Signal.Disqualified(String reason) -> Disqualifying.reach(turn, engagement, reason, text);
            case Reply.Signal.CtaReached cta
            when text != null -> {
                Engagement.Open after = answer(turn, engagement, text);
                if (after != engagement) {
                    Understanding.hear(turn, after, cta);
                }
            }
            // The call to action is a text: nothing said, nothing reached.
            case Reply.Signal.CtaReached cta -> turn.decided("The setter has nothing to say", engagement);
            case Reply.Signal signal -> {
                Engagement.Open after = text == null ? engagement : answer(turn, engagement, text);
                // As it stands now: an answer that is late is held in it.
                Understanding.hear(turn, turn.state().open(after.id()).orElse(after), signal);
            }
        }
    }

    /** @return the engagement as it stands after the text was asked for; the very same one if it was not */
    private static Engagement.Open answer(Turn turn, Engagement.Open engagement, String text) {
        if (isLate(turn, engagement)) {
            Holding.hold(turn, engagement, new Held("the text that it answers is late", text));
            return engagement;
        }
        Engagement.Open said = say(turn, engagement, text);
        return said == engagement ? engagement : turn.put(said.with(said.talk().turnOver()));
    }

    /** As {@link #answer}, however late it is: also what a person releases. */
    static Engagement.Open say(Turn turn, Engagement.Open engagement, String text) {
        return switch (MaySpeak.ask(engagement, turn.context())) {
            case MaySpeak.No(Silence why) -> {
                turn.refused("Not answered: " + why.text(), engagement);
                yield engagement;
            }
            case MaySpeak.Yes yes -> {
                boolean answers = !engagement.talk().unanswered().isEmpty();
                Texting.request(turn, yes, engagement, turn.newId(), answers ? Purpose.REPLY : Purpose.FOLLOW_UP, text);
                turn.said("Answer asked for", text, engagement);
                yield turn.put(engagement.with(engagement.talk().answered()).holding(null));
            }
        };
    }

    static boolean isLate(Turn turn, Engagement.Open engagement) {
        Instant since = engagement.talk().answerableSince();
        boolean answers = !engagement.talk().unanswered().isEmpty();
        return answers && since != null && turn.context().isLate(since);
    }

    private static Question question(Engagement.Open engagement) {
        Conversation talk = engagement.talk();
        return new Question(
                engagement.id(),
                engagement.who().setterId(),
                talk.turn(),
                engagement.who().firstName(),
                talk.unanswered(),
                talk.answers());
    }
}
