package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.gateway.domain.NextStep;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.State;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.Text;
import io.smallrye.common.annotation.CheckReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger, as it was read under its lock. It never changes: what becomes of it is a {@link Moved}, which stands once it has been
 * given to {@link Ledger#save}.
 *
 * @param smsId Close's, the last one that was known
 * @param traceparent of the request
 * @param claim raised by each worker that takes the text; one that finds another number has lost it
 * @param claimedAt when it last left REQUESTED
 * @param dueAt when the next step is due, or the claim on it runs out; null: nothing is left to do
 */
public record LedgerEntry(
        Text text,
        @Nullable String smsId,
        @Nullable String traceparent,
        int claim,
        @Nullable Instant claimedAt,
        @Nullable Instant dueAt) {

    /** A worker takes it until then; if nothing is written by then, the next one does. */
    @CheckReturnValue
    public Moved claimUntil(Position next, Instant now, Duration length) {
        boolean isNew = position().state() instanceof Requested && !(next.state() instanceof Requested);
        return moved(text.at(next), claim + 1, isNew ? now : claimedAt, due(next, now, length), now);
    }

    @CheckReturnValue
    public Moved move(Position next, Instant now) {
        return move(next, now, NextStep.pauseAt(next));
    }

    /** @param pause until the next step is due; without meaning where nothing is left to do */
    @CheckReturnValue
    public Moved move(Position next, Instant now, Duration pause) {
        return moved(text.at(next), claim, claimedAt, due(next, now, pause), now);
    }

    /** A gate closed on it: a worker that has it in hand finds out by itself, otherwise the next one does at once. */
    @CheckReturnValue
    public Moved recall(Position next, Instant now) {
        return move(next, now, next.state() instanceof State.Flipping ? untilDue(now) : NextStep.pauseAt(next));
    }

    /** Close has sent it; empty if that has been written. */
    @CheckReturnValue
    public Optional<Moved> sent(String asSmsId, Instant at, Instant now) {
        return position().state() instanceof State.Sent
                ? Optional.empty()
                : Optional.of(move(position().sent(asSmsId, at), now));
    }

    /** A worker that lost its claim has made a draft. One that is just clearing up may have looked before: it loses its claim too. */
    @CheckReturnValue
    public Moved noteStray(String stray, Instant now) {
        Position next = position().withStray(stray);
        Duration pause = next.state() instanceof State.Final ? NextStep.pauseAt(next) : untilDue(now);
        return moved(text.at(next), claim + 1, claimedAt, due(next, now, pause), now);
    }

    /**
     * The same text is wanted again, after all gates that closed before. A worker that is still clearing it away loses its claim; one that is
     * still pulling it back goes on with that.
     *
     * @return empty if there is nothing to do anew: it is not held back, or this request is older than the one that was
     */
    @CheckReturnValue
    Optional<Moved> askAgain(Text asked) {
        Position anew = position().askedAgain();
        if (asked.sequence() <= text.sequence() || anew.equals(position())) {
            return Optional.empty();
        }
        Text again = new Text(text.tenant(), withTimesOf(asked.request()), asked.sequence(), text.since(), anew);
        Instant now = asked.since();
        return Optional.of(
                anew.state() instanceof Requested
                        ? moved(again, claim + 1, claimedAt, now, now)
                        : moved(again, claim, claimedAt, dueAt, now));
    }

    private MessageRequested withTimesOf(MessageRequested asked) {
        MessageRequested mine = text.request();
        return new MessageRequested(
                mine.messageId(),
                mine.engagementId(),
                mine.setterId(),
                mine.leadId(),
                mine.contactId(),
                mine.fromPhone(),
                mine.toPhone(),
                mine.text(),
                mine.purpose(),
                asked.notBefore(),
                asked.notAfter(),
                asked.allowedHours(),
                asked.mayPass());
    }

    private Moved moved(Text next, int nextClaim, @Nullable Instant claimed, @Nullable Instant due, Instant now) {
        String sms = StoredPosition.of(next.position(), smsId).smsId();
        return new Moved(position(), new LedgerEntry(next, sms, traceparent, nextClaim, claimed, due), now);
    }

    private Position position() {
        return text.position();
    }

    private static @Nullable Instant due(Position next, Instant now, Duration pause) {
        return next.isUnfinished() ? now.plus(pause) : null;
    }

    private Duration untilDue(Instant now) {
        return dueAt == null ? Duration.ZERO : Duration.between(now, dueAt);
    }
}
