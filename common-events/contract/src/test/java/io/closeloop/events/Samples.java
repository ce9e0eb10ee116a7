package io.closeloop.events;

import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.LeadMessage.AllowedHours;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.LeadMessage.Scope;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** One full sample of every event. */
final class Samples {

    private static final Instant AT = Instant.parse("2026-02-01T12:00:00.123Z");
    private static final UUID ENGAGEMENT = UUID.fromString("0b8c1a52-0000-4000-8000-000000000001");
    private static final UUID SETTER = UUID.fromString("0b8c1a52-0000-4000-8000-000000000002");
    private static final UUID MESSAGE = UUID.fromString("0b8c1a52-0000-4000-8000-000000000003");
    private static final UUID WRITE = UUID.fromString("0b8c1a52-0000-4000-8000-000000000004");
    private static final String LEAD = "lead_A";
    private static final String CONTACT = "cont_A";

    private Samples() {}

    static List<DomainEvent> all() {
        return List.of(
                new MilestoneReached(
                        Milestone.LEAD_ACTIVATED,
                        LEAD,
                        CONTACT,
                        SETTER,
                        ENGAGEMENT,
                        AT,
                        new Cause("workflow", "ev_1", "user_A")),
                messageRequested(),
                new LeadMessage.MessageWithdrawn(MESSAGE, LEAD, "kill switch reached"),
                new LeadMessage.GateClosed(LEAD, new Gate(Scope.ENGAGEMENT, ENGAGEMENT.toString(), GateReason.KILL)),
                new LeadMessage.GateOpened(LEAD, new Gate(Scope.ENGAGEMENT, ENGAGEMENT.toString(), GateReason.KILL)),
                new SmsEvent.MessageSent(MESSAGE, ENGAGEMENT, LEAD, CONTACT, "acti_S1", AT),
                new SmsEvent.MessageFailed(MESSAGE, ENGAGEMENT, LEAD, CONTACT, "30003: unreachable handset"),
                new SmsEvent.MessageExpired(MESSAGE, ENGAGEMENT, LEAD, CONTACT, AT),
                new SmsEvent.MessageHeld(MESSAGE, ENGAGEMENT, LEAD, CONTACT, "outcome unknown"),
                new SmsEvent.PersonTexted(LEAD, CONTACT, "acti_S2", "+14155550100", AT, "user_A", "seq_1"),
                new FieldWrite.FieldWritten(WRITE, LEAD, CONTACT, "cf_ST", "booked", Milestone.LEAD_BOOKED, AT),
                new FieldWrite.FieldSuperseded(WRITE, LEAD, CONTACT, "cf_ST", Milestone.CTA_REACHED),
                new FieldWrite.FieldWriteFailed(
                        WRITE, LEAD, CONTACT, "cf_ST", Milestone.CTA_REACHED, "field cf_ST does not exist in Close"),
                new ConnectionReport.CredentialRefused(1_764_000_000_000L, AT),
                new ConnectionReport.FieldsRefused(List.of("cf_ST", "cf_BK"), AT),
                integrationChanged(),
                new SetterChanged(SETTER, "acme", "Solar setter", true, 3));
    }

    private static DomainEvent messageRequested() {
        return new LeadMessage.MessageRequested(
                MESSAGE,
                ENGAGEMENT,
                SETTER,
                LEAD,
                CONTACT,
                "+15550001111",
                "+14155550100",
                "Hi Bo, it is Ana from Acme. Reply STOP to unsubscribe",
                Purpose.INTRO,
                AT,
                AT.plusSeconds(3600),
                new AllowedHours(LocalTime.of(8, 0), LocalTime.of(21, 0), ZoneId.of("America/Los_Angeles")),
                GateReason.OPT_OUT);
    }

    private static DomainEvent integrationChanged() {
        return new IntegrationChanged(
                IntegrationChanged.Status.CONNECTED,
                "+15550001111",
                SETTER,
                new ControlFields("cf_EN", "cf_SE", "cf_KS"),
                new ControlFields("cf_EN", "cf_SE", "cf_KS"),
                "user_A",
                1,
                1,
                4);
    }
}
