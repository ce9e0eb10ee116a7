package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.Tenant;
import io.closeloop.gateway.domain.NextStep;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.State;
import io.closeloop.gateway.domain.StateName;
import io.closeloop.gateway.domain.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the ledger. Its changes are written with the transaction that it was read in. */
@Entity
@Table(name = "message")
public class LedgerEntry {

    @Id
    UUID id;

    @Column
    String account;

    @Column
    String integration;

    @Column
    String organization;

    @Column
    String leadId;

    @Column
    String contactId;

    @Column
    UUID engagementId;

    @Column
    UUID setterId;

    @Column
    long sequence;

    @Column
    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Column
    String fromPhone;

    @Column
    String toPhone;

    @Column
    String text;

    @Column
    Instant notBefore;

    @Column
    Instant notAfter;

    @Embedded
    @Nullable
    StoredHours hours;

    @Column
    @Enumerated(EnumType.STRING)
    @Nullable
    GateReason mayPass;

    @Column
    @Nullable
    String traceparent;

    @Column
    Instant requestedAt;

    @Embedded
    StoredPosition position = new StoredPosition();

    @Column
    Instant changedAt;

    @Column
    @Nullable
    Instant claimedAt;

    @Column
    int claim;

    @Column
    @Nullable
    Instant dueAt;

    LedgerEntry() {}

    LedgerEntry(Text asked, @Nullable String traceparent) {
        MessageRequested request = asked.request();
        id = request.messageId();
        account = asked.tenant().account();
        integration = asked.tenant().integration();
        organization = asked.tenant().organization();
        leadId = request.leadId();
        contactId = request.contactId();
        engagementId = request.engagementId();
        setterId = request.setterId();
        sequence = asked.sequence();
        purpose = request.purpose();
        fromPhone = request.fromPhone();
        toPhone = request.toPhone();
        text = request.text();
        notBefore = request.notBefore();
        notAfter = request.notAfter();
        hours = StoredHours.of(request.allowedHours());
        mayPass = request.mayPass();
        this.traceparent = traceparent;
        requestedAt = asked.since();
        move(asked.position(), asked.since(), Duration.ZERO);
    }

    /**
     * The same text is wanted again, after all gates that closed before. A worker that is still clearing it away loses its claim.
     *
     * @return false if there is nothing to do anew: it has not been withdrawn, or this request is older than the one that was
     */
    public boolean askAgain(Text asked, @Nullable String cause) {
        Position anew = position.read().askedAgain();
        if (asked.sequence() <= sequence || anew.equals(position.read())) {
            return false;
        }
        sequence = asked.sequence();
        notBefore = asked.request().notBefore();
        notAfter = asked.request().notAfter();
        hours = StoredHours.of(asked.request().allowedHours());
        mayPass = asked.request().mayPass();
        traceparent = cause;
        claim++;
        move(anew, asked.since(), Duration.ZERO);
        return true;
    }

    public Text text() {
        MessageRequested request = new MessageRequested(
                id,
                engagementId,
                setterId,
                leadId,
                contactId,
                fromPhone,
                toPhone,
                text,
                purpose,
                notBefore,
                notAfter,
                hours == null ? null : hours.allowed(),
                mayPass);
        return new Text(
                new Tenant(account, integration, organization), request, sequence, requestedAt, position.read());
    }

    String smsId() {
        return String.valueOf(position.smsId);
    }

    public @Nullable String traceparent() {
        return traceparent;
    }

    /** Raised by each worker that takes the text; one that finds another number has lost it. */
    public int claim() {
        return claim;
    }

    public @Nullable Instant claimedAt() {
        return claimedAt;
    }

    /** A worker takes it until then; if nothing is written by then, the next one does. */
    public void claimUntil(Position next, Instant now, Duration length) {
        claim++;
        if (next.state().name() != StateName.REQUESTED && position.name() == StateName.REQUESTED) {
            claimedAt = now;
        }
        move(next, now, length);
    }

    public void move(Position next, Instant now) {
        move(next, now, NextStep.pauseAt(next));
    }

    /** @param pause until the next step is due; without meaning where nothing is left to do */
    public void move(Position next, Instant now, Duration pause) {
        position.write(next);
        changedAt = now;
        dueAt = next.isUnfinished() ? now.plus(pause) : null;
    }

    /** A gate closed on it: a worker that has it in hand finds out by itself, otherwise the next one does at once. */
    public void recall(Position next, Instant now) {
        move(next, now, next.state() instanceof State.Flipping ? untilDue(now) : NextStep.pauseAt(next));
    }

    /** A worker that lost its claim has made a draft. One that is just clearing up may have looked before: it loses its claim too. */
    public void noteStray(String smsId, Instant now) {
        Position next = position.read().withStray(smsId);
        move(next, now, next.state() instanceof State.Final ? NextStep.pauseAt(next) : untilDue(now));
        claim++;
    }

    private Duration untilDue(Instant now) {
        return dueAt == null ? Duration.ZERO : Duration.between(now, dueAt);
    }
}
