package io.closeloop.local.demo;

import io.closeloop.events.ConnectionReport;
import io.closeloop.events.DomainEvent;
import io.closeloop.events.Envelope;
import io.closeloop.events.FieldWrite;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.MilestoneReached;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.SmsEvent;
import java.util.Optional;

/** Events and ledger entries in a person's words. */
final class Retelling {

    private static final String LIFECYCLE = "lead-lifecycle";
    private static final String GATEWAY = "sms-gateway";
    private static final String CLOSE = "Close";

    private Retelling() {}

    /** Close's own event, as webhook-ingress passed it on. */
    static Happening closeEvent(Envelope envelope) {
        return line(envelope, "webhook-ingress", LIFECYCLE, envelope.type().replaceFirst("^close\\.", ""));
    }

    static Happening event(Envelope envelope, DomainEvent event) {
        return switch (event) {
            case MilestoneReached reached ->
                line(envelope, LIFECYCLE, "field-sync", reached.milestone().label());
            case LeadMessage message -> line(envelope, LIFECYCLE, GATEWAY, words(message));
            case SmsEvent sms -> line(envelope, GATEWAY, LIFECYCLE, words(sms));
            case FieldWrite write -> line(envelope, "field-sync", "anyone", words(write));
            case IntegrationChanged integration ->
                line(envelope, "close-connector", "all", "integration " + integration.status());
            case SetterChanged setter -> line(envelope, LIFECYCLE, "all", "setter '" + setter.name() + "'");
            case ConnectionReport report -> line(envelope, "a service", "close-connector", words(report));
        };
    }

    private static Happening line(Envelope envelope, String from, String to, String what) {
        return new Happening(
                envelope.time(), from, to, what, envelope.subject(), Happening.traceOf(envelope.traceparent()));
    }

    private static String words(LeadMessage message) {
        return switch (message) {
            case LeadMessage.MessageRequested requested ->
                "text asked for (" + requested.purpose() + "): " + requested.text();
            case LeadMessage.MessageWithdrawn withdrawn -> "text withdrawn: " + withdrawn.reason();
            case LeadMessage.GateClosed closed ->
                "gate closed: " + closed.gate().reason();
            case LeadMessage.GateOpened opened ->
                "gate opened: " + opened.gate().reason();
        };
    }

    private static String words(ConnectionReport report) {
        return switch (report) {
            case ConnectionReport.CredentialRefused refused -> "Close refuses the credential";
            case ConnectionReport.FieldsRefused refused ->
                "Close refuses values of " + String.join(", ", refused.fieldIds());
        };
    }

    private static String words(SmsEvent sms) {
        return switch (sms) {
            case SmsEvent.MessageSent sent -> "text sent";
            case SmsEvent.MessageFailed failed -> "text failed: " + failed.reason();
            case SmsEvent.MessageExpired expired -> "text expired";
            case SmsEvent.MessageHeld held -> "text held: " + held.reason();
            case SmsEvent.PersonTexted person -> "a person texted";
        };
    }

    private static String words(FieldWrite write) {
        return switch (write) {
            case FieldWrite.FieldWritten written ->
                "field written: " + written.milestone().label() + " = " + written.value();
            case FieldWrite.FieldSuperseded superseded ->
                "field superseded: " + superseded.milestone().label();
            case FieldWrite.FieldWriteFailed failed -> "field not written: " + failed.reason();
        };
    }

    /** What Close did or was told; empty for what needs no telling. */
    static Optional<Happening> entry(LedgerEntry entry) {
        return switch (entry.kind()) {
            case "sms_outbox" ->
                told(entry, entry.byApi() ? GATEWAY : "person", CLOSE, "SMS to the lead: " + entry.text("text"));
            case "sms_inbox" -> told(entry, "lead", CLOSE, "SMS from the lead: " + entry.text("text"));
            case "field_written" ->
                told(
                        entry,
                        entry.byApi() ? "field-sync" : "workflow",
                        CLOSE,
                        entry.text("object") + " field = " + entry.text("value"));
            case "meeting_scheduled" -> told(entry, "calendar", CLOSE, "meeting scheduled");
            default -> Optional.empty();
        };
    }

    private static Optional<Happening> told(LedgerEntry entry, String from, String to, String what) {
        String lead = entry.text("lead_id").isEmpty() ? entry.text("id") : entry.text("lead_id");
        return Optional.of(new Happening(entry.at(), from, to, what, lead, entry.trace()));
    }
}
