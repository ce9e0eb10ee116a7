package io.closeloop.gateway.domain;

import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Drafted;
import io.closeloop.gateway.domain.State.Failed;
import io.closeloop.gateway.domain.State.Final;
import io.closeloop.gateway.domain.State.Flipping;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.State.Sent;
import io.closeloop.gateway.domain.State.UnderWay;
import io.closeloop.gateway.domain.State.Unsent;
import io.closeloop.gateway.domain.State.Withdrawn;
import java.time.Instant;

/** All that the ledger says of a text's way: its state, and what may lie around in Close. */
public record Position(State state, Leftover leftover) {

    public static final Position REQUESTED = new Position(new Requested(), Leftover.NONE);

    public Position as(State next) {
        return new Position(next, leftover);
    }

    public Position with(Leftover next) {
        return new Position(state, next);
    }

    /** False: nothing more will be done for this text, unless Close tells of it. */
    public boolean isUnfinished() {
        return !(state instanceof Final) || !leftover.equals(Leftover.NONE);
    }

    /** A draft of ours may exist whose id is not known: a text of unknown id to the same phone may be it. */
    public boolean mayHaveUnknownDraft() {
        return state instanceof Claimed || leftover.strays();
    }

    /**
     * A gate closed on it, or it was taken back. What cannot have left is withdrawn at once, what is under way is to be pulled back, and
     * what has ended stays as it ended.
     */
    public Position voided(String reason) {
        return switch (state) {
            case Requested requested -> as(new Withdrawn(reason));
            case Claimed claimed -> new Position(new Withdrawn(reason), leftover.withStrays());
            case Drafted(String smsId) -> new Position(new Withdrawn(reason), leftover.withDraft(smsId));
            case UnderWay underWay -> as(underWay.recalled(reason));
            case Final ended -> this;
        };
    }

    /**
     * Asked for once more under the same id, which is the same text: one that was withdrawn, and so never left, goes its way anew, and one
     * that is being pulled back does so if it comes back. A draft of it that still lies in Close is found by the search that comes before
     * another is made. Anything else stays as it is.
     */
    public Position askedAgain() {
        return switch (state) {
            case Withdrawn withdrawn ->
                new Position(
                        new Requested(),
                        leftover.draft() == null
                                ? leftover
                                : leftover.withoutDraft().withStrays());
            case UnderWay recalled when recalled.recall() != null -> as(recalled.wantedAgain());
            case Unsent _, UnderWay _, Final _ -> this;
        };
    }

    /** Close is out of reach for good: what went, went; for everything else a person has to look. */
    public Position cutOff(String reason) {
        State end = switch (state) {
            case Unsent unsent -> new Held(reason);
            case UnderWay underWay -> new Held(reason + ", and it is not known whether it went");
            case Final ended -> ended;
        };
        return new Position(end, Leftover.NONE);
    }

    /**
     * The moment before the flip. The draft stands in Close; what was decided meanwhile, or is decided now, makes it go, wait, or be
     * cleared away.
     */
    public Position cleared(String smsId, Clearance clearance) {
        return switch (state) {
            case UnderWay recalled when recalled.recall() != null -> this;
            case UnderWay underWay -> decided(clearance, smsId);
            case Unsent unsent -> decided(clearance, smsId);
            case Sent sent when sent.smsId().equals(smsId) -> this;
            case Final ended -> with(leftover.withDraft(smsId));
        };
    }

    private Position decided(Clearance clearance, String smsId) {
        return switch (clearance) {
            case Clearance.Cleared() -> as(new Flipping(smsId, null));
            case Clearance.Wait wait -> as(new Drafted(smsId));
            case Clearance.Refused(Final end) -> new Position(end, leftover.withDraft(smsId));
        };
    }

    /** Close says that it has sent it. Close's word stands above every other, whatever was decided here. */
    public Position sent(String smsId, Instant at) {
        return new Position(new Sent(smsId, at), leftover.withoutDraft());
    }

    /** Close says that it could not be sent, or did not arrive. */
    public Position failed(String reason) {
        return new Position(new Failed(reason), leftover.withoutDraft());
    }

    /** A draft was made that another worker does not know of. */
    public Position withStray(String smsId) {
        return state.sms().filter(smsId::equals).isPresent() ? this : with(leftover.withStrays());
    }

    /** The worker before may have been in the middle of making a draft. */
    public Position takenOver() {
        return state instanceof Claimed ? with(leftover.withStrays()) : this;
    }
}
