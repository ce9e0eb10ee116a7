package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.MessageNotSent;
import io.closeloop.lifecycle.domain.news.Input.MessageSent;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Instant;
import java.util.UUID;

/** What became of the texts that we asked for. */
public final class Delivering {

    private Delivering() {}

    /** So that nobody greets whoever has just been texted. */
    static void texted(Turn turn, UUID engagementId, Instant sentAt) {
        turn.state()
                .partiesOf(engagementId)
                .filter(who -> !who.isErased())
                .ifPresent(who -> turn.phone(new PhoneChange.Texted(who.phone(), sentAt)));
    }

    public static void sent(Turn turn, MessageSent sent) {
        texted(turn, sent.engagementId(), sent.sentAt());
        turn.state()
                .open(sent.engagementId())
                .ifPresentOrElse(
                        engagement -> sent(turn, engagement, sent),
                        () -> turn.fact("A text was already on its way when its engagement ended", null));
    }

    public static void notSent(Turn turn, MessageNotSent failed) {
        Engagement.Open engagement = turn.state().open(failed.engagementId()).orElse(null);
        turn.refused("Text not sent: " + failed.reason(), engagement);
        if (engagement != null
                && engagement.phase() instanceof Phase.Activated activated
                && isIntro(activated, failed.messageId())) {
            turn.put(engagement.in(activated.with(activated.intro().in(Intro.State.FAILED))));
        }
    }

    private static void sent(Turn turn, Engagement.Open engagement, MessageSent sent) {
        if (engagement.phase() instanceof Phase.Activated activated && isIntro(activated, sent.messageId())) {
            turn.fact("Intro sent", engagement);
            introSent(turn, engagement, activated, sent.sentAt());
        } else {
            turn.fact("Text sent", engagement);
        }
    }

    /** Close's webhooks come in any order: the answer to the intro may have been heard first. Their Close times decide. */
    private static void introSent(Turn turn, Engagement.Open engagement, Phase.Activated activated, Instant sentAt) {
        Phase.IntroSent phase = activated.introSent(sentAt);
        Instant heardAt = activated.heardAt();
        if (heardAt != null && phase.isAnsweredBy(heardAt)) {
            Replying.ask(turn, Listening.respond(turn, engagement, phase));
        } else {
            turn.put(engagement.in(phase));
        }
    }

    private static boolean isIntro(Phase.Activated activated, UUID messageId) {
        return activated.intro().messageId().equals(messageId);
    }
}
