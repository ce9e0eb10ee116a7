package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.ReplyProposed;
import io.closeloop.lifecycle.domain.news.Input.SetterFailed;
import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.setter.Reply;
import io.closeloop.lifecycle.domain.state.Conversation;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Instant;

/** Asking the setter, and saying what it answers. Several texts in a burst get one answer; a newer text aborts an older answer. */
public final class Replying {

    private Replying() {}

    /** Takes the place of an older question that waits or is being answered. */
    static void ask(Turn turn, Engagement.Open engagement) {
        if (engagement.phase() instanceof Phase.Activated || engagement.phase() instanceof Phase.IntroSent) {
            turn.fact("Not answered: it came before the intro", engagement);
            return;
        }
        if (engagement.talk().unanswered().isEmpty()) {
            return;
        }
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
        Engagement.Open after = text == null ? engagement : say(turn, engagement, text);
        boolean said = after != engagement;
        if (text == null && reply.signal() == null) {
            turn.decided("The setter has nothing to say", engagement);
        }
        switch (reply.signal()) {
            case null -> {}
            case Reply.Signal.CtaReached cta when said -> reachCta(turn, after);
            case Reply.Signal.CtaReached cta -> {}
            case Reply.Signal.Disqualified(String reason) -> Disqualifying.reach(turn, after, reason);
        }
    }

    /** @return the engagement as it stands after the text was asked for; the very same one if it was not */
    private static Engagement.Open say(Turn turn, Engagement.Open engagement, String text) {
        Instant heardAt = engagement.talk().heardAt();
        if (heardAt != null && turn.context().isLate(heardAt)) {
            turn.held("Answer held: the text that it answers is late", text, engagement);
            return engagement;
        }
        return switch (MaySpeak.ask(engagement, turn.context())) {
            case MaySpeak.No(Silence why) -> {
                turn.refused("Not answered: " + why.text(), engagement);
                yield engagement;
            }
            case MaySpeak.Yes yes -> {
                Texting.request(turn, yes, engagement, turn.newId(), Purpose.REPLY, text);
                turn.said("Answer asked for", text, engagement);
                yield turn.put(engagement.with(engagement.talk().answered()));
            }
        };
    }

    private static void reachCta(Turn turn, Engagement.Open engagement) {
        if (engagement.phase() instanceof Phase.Engaged engaged) {
            Engagement.Open reached = turn.put(engagement.in(engaged.ctaReached()));
            turn.milestone(Milestone.CTA_REACHED, reached, turn.news().cause());
        }
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
