package io.closeloop.lifecycle.domain;

import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.rule.Activating;
import io.closeloop.lifecycle.domain.rule.Booking;
import io.closeloop.lifecycle.domain.rule.ControlFields;
import io.closeloop.lifecycle.domain.rule.Delivering;
import io.closeloop.lifecycle.domain.rule.Ending;
import io.closeloop.lifecycle.domain.rule.Erasing;
import io.closeloop.lifecycle.domain.rule.Following;
import io.closeloop.lifecycle.domain.rule.Introducing;
import io.closeloop.lifecycle.domain.rule.Listening;
import io.closeloop.lifecycle.domain.rule.Merging;
import io.closeloop.lifecycle.domain.rule.OptingOut;
import io.closeloop.lifecycle.domain.rule.Ordering;
import io.closeloop.lifecycle.domain.rule.Phoning;
import io.closeloop.lifecycle.domain.rule.Replying;
import io.closeloop.lifecycle.domain.rule.SwitchingSetter;
import io.closeloop.lifecycle.domain.rule.Takeover;
import io.closeloop.lifecycle.domain.rule.TalkingLater;
import io.closeloop.lifecycle.domain.rule.Understanding;
import io.closeloop.lifecycle.domain.state.LeadState;

/** The life of a lead: everything that can happen, and which rule decides. Pure; never waits. */
public final class Lifecycle {

    private Lifecycle() {}

    public static Decision decide(LeadState state, News news, Context context) {
        Turn turn = new Turn(state, news, context);
        if (!Following.passOn(turn)) {
            hear(turn, news.input());
            Merging.sendOn(turn, state);
        }
        return turn.decision();
    }

    private static void hear(Turn turn, Input input) {
        switch (input) {
            case Input.FromClose fromClose -> inClose(turn, fromClose);
            case Input.FromGateway fromGateway -> atTheGateway(turn, fromGateway);
            case Input.Answer answer -> answered(turn, answer);
            case Input.FromElsewhere fromElsewhere -> elsewhere(turn, fromElsewhere);
            case Input.Command command -> Ordering.obey(turn, command);
        }
    }

    private static void inClose(Turn turn, Input.FromClose happened) {
        switch (happened) {
            case Input.ControlFieldsChanged changed -> ControlFields.changed(turn, changed);
            case Input.PhonesChanged changed -> Phoning.changed(turn, changed);
            case Input.InboundText text -> Listening.inbound(turn, text);
            case Input.MeetingScheduled meeting -> Booking.scheduled(turn, meeting);
            case Input.MeetingCancelled meeting -> Booking.cancelled(turn, meeting);
            case Input.MeetingCompleted meeting -> Booking.completed(turn, meeting);
            case Input.OpportunityWon won -> Booking.won(turn, won);
            case Input.LeadDeleted deleted -> Ending.leadDeleted(turn, deleted);
            case Input.ContactDeleted deleted -> Ending.contactDeleted(turn, deleted);
            case Input.LeadMerged merged -> Merging.here(turn, merged);
        }
    }

    private static void atTheGateway(Turn turn, Input.FromGateway happened) {
        switch (happened) {
            case Input.MessageSent sent -> Delivering.sent(turn, sent);
            case Input.MessageNotSent failed -> Delivering.notSent(turn, failed);
            case Input.PersonTexted texted -> Takeover.personTexted(turn, texted);
        }
    }

    private static void answered(Turn turn, Input.Answer answer) {
        switch (answer) {
            case Input.LeadRead read -> Activating.leadRead(turn, read);
            case Input.LeadReadFailed failed -> Activating.leadNotRead(turn, failed);
            case Input.ReplyProposed proposed -> Replying.proposed(turn, proposed);
            case Input.SetterFailed failed -> Replying.failed(turn, failed);
            case Input.TakeoverOver over -> Takeover.over(turn, over);
            case Input.TalkLaterOver over -> TalkingLater.over(turn, over);
            case Input.IntroDue due -> Introducing.due(turn, due);
        }
    }

    private static void elsewhere(Turn turn, Input.FromElsewhere said) {
        switch (said) {
            case Input.OptedOutElsewhere optOut -> OptingOut.elsewhere(turn, optOut);
            case Input.SetterSwitched switched -> SwitchingSetter.apply(turn, switched);
            case Input.IntegrationRemoved removed -> Ending.integrationRemoved(turn);
            case Input.Unparked unparked -> Introducing.again(turn);
            case Input.MergedInto(String leadId) -> Merging.away(turn, leadId);
            case Input.MovedHere(Moved moved) -> Merging.takeIn(turn, moved);
            case Input.Signalled signalled -> Understanding.signalled(turn, signalled);
            case Input.Erased erased -> Erasing.apply(turn, erased);
        }
    }
}
