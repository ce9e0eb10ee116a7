package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.AllowedHours;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.Tenant;
import io.closeloop.gateway.domain.StateName;
import io.closeloop.gateway.domain.Text;
import io.closeloop.outbox.Columns;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The ledger's rows as the way of a text reads and writes them. */
final class LedgerColumns {

    /** In the order in which {@link #read} takes them. {@code m} is the message. */
    static final String ALL = """
            m.account, m.integration, m.organization,
            m.id, m.engagement_id, m.setter_id, m.lead_id, m.contact_id, m.from_phone, m.to_phone, m.text, m.purpose,
            m.not_before, m.not_after, m.hours_from, m.hours_until, m.hours_zone, m.may_pass, m.sequence, m.requested_at,
            m.state, m.sms_id, m.reason, m.sent_at, m.stray_draft, m.stray_search, m.wanted_again,
            m.traceparent, m.claim, m.claimed_at, m.due_at
            """;

    /** Does nothing where the id is known. With {@link #asked}. */
    static final String INSERT = """
            insert into message (account, integration, organization,
                id, engagement_id, setter_id, lead_id, contact_id, from_phone, to_phone, text, purpose,
                not_before, not_after, hours_from, hours_until, hours_zone, may_pass, sequence, requested_at,
                state, traceparent, changed_at, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $20, $20)
            on conflict (id) do nothing
            """;

    /** What can change in a request that is said again. With {@link #askedAgain}. */
    static final String UPDATE_REQUEST = """
            update message set sequence = $2, not_before = $3, not_after = $4, hours_from = $5, hours_until = $6, hours_zone = $7,
                may_pass = $8, traceparent = $9
            where id = $1
            """;

    /** What can change on a text's way. With {@link #moved}. */
    static final String UPDATE = """
            update message set state = $2, sms_id = $3, reason = $4, sent_at = $5, stray_draft = $6, stray_search = $7,
                wanted_again = $8, claim = $9, claimed_at = $10, due_at = $11, changed_at = $12
            where id = $1
            """;

    private LedgerColumns() {}

    static LedgerEntry read(Columns row) {
        Tenant tenant = new Tenant(row.text(), row.text(), row.text());
        MessageRequested request = new MessageRequested(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                Purpose.valueOf(row.text()),
                row.instant(),
                row.instant(),
                hours(row.timeOrNull(), row.timeOrNull(), row.textOrNull()),
                reason(row.textOrNull()));
        long sequence = row.number();
        Instant since = row.instant();
        StoredPosition position = position(row);
        return new LedgerEntry(
                new Text(tenant, request, sequence, since, position.read()),
                position.smsId(),
                row.textOrNull(),
                (int) row.number(),
                row.instantOrNull(),
                row.instantOrNull());
    }

    private static StoredPosition position(Columns row) {
        return new StoredPosition(
                StateName.valueOf(row.text()),
                row.textOrNull(),
                row.textOrNull(),
                row.instantOrNull(),
                row.textOrNull(),
                row.flag(),
                row.flag());
    }

    static @Nullable Object[] asked(Text text, @Nullable String traceparent) {
        MessageRequested request = text.request();
        AllowedHours hours = request.allowedHours();
        return new @Nullable Object[] {
            text.tenant().account(),
            text.tenant().integration(),
            text.tenant().organization(),
            request.messageId(),
            request.engagementId(),
            request.setterId(),
            request.leadId(),
            request.contactId(),
            request.fromPhone(),
            request.toPhone(),
            request.text(),
            request.purpose().name(),
            request.notBefore(),
            request.notAfter(),
            hours == null ? null : hours.from(),
            hours == null ? null : hours.until(),
            hours == null ? null : hours.zone().getId(),
            name(request.mayPass()),
            text.sequence(),
            text.since(),
            text.position().state().name().name(),
            traceparent
        };
    }

    static @Nullable Object[] askedAgain(Text text, @Nullable String traceparent) {
        MessageRequested request = text.request();
        AllowedHours hours = request.allowedHours();
        return new @Nullable Object[] {
            request.messageId(),
            text.sequence(),
            request.notBefore(),
            request.notAfter(),
            hours == null ? null : hours.from(),
            hours == null ? null : hours.until(),
            hours == null ? null : hours.zone().getId(),
            name(request.mayPass()),
            traceparent
        };
    }

    static @Nullable Object[] moved(Moved moved) {
        LedgerEntry entry = moved.after();
        StoredPosition position = StoredPosition.of(entry.text().position(), entry.smsId());
        return new @Nullable Object[] {
            entry.text().id(),
            position.name().name(),
            position.smsId(),
            position.reason(),
            position.sentAt(),
            position.strayDraft(),
            position.straySearch(),
            position.wantedAgain(),
            entry.claim(),
            entry.claimedAt(),
            entry.dueAt(),
            moved.at()
        };
    }

    private static @Nullable AllowedHours hours(
            @Nullable LocalTime from, @Nullable LocalTime until, @Nullable String zone) {
        return from == null || until == null || zone == null ? null : new AllowedHours(from, until, ZoneId.of(zone));
    }

    private static @Nullable GateReason reason(@Nullable String name) {
        return name == null ? null : GateReason.valueOf(name);
    }

    private static @Nullable String name(@Nullable GateReason reason) {
        return reason == null ? null : reason.name();
    }
}
