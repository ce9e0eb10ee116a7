package io.closeloop.gateway.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.close.event.CloseEvent;
import io.closeloop.close.event.UnreadableEventException;
import io.closeloop.close.wire.Sms;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.gateway.application.CloseNews;
import io.closeloop.gateway.application.CloseNews.Elsewhere;
import io.closeloop.gateway.application.CloseNews.NotSent;
import io.closeloop.gateway.application.CloseNews.Sent;
import io.closeloop.gateway.domain.SentText;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads Close's events, as far as they tell of outbound texts. Most do not, and are known by their type before anything is parsed. */
final class CloseNewsReader {

    private static final CloseNews ELSEWHERE = new Elsewhere();
    private static final Set<String> TYPES = Set.of("close.activity.sms.sent", "close.activity.sms.updated");

    private CloseNewsReader() {}

    static CloseNews read(ConsumerRecord<String, byte[]> consumed) {
        Header type = consumed.headers().lastHeader("ce_type");
        if (type != null && type.value() != null && !TYPES.contains(new String(type.value(), UTF_8))) {
            return ELSEWHERE;
        }
        Envelope envelope = CloudEventHeaders.read(consumed.headers());
        if (consumed.value() == null) {
            throw new UnreadableEvent("the record has no value");
        }
        try {
            CloseEvent event = CloseEvent.read(consumed.value());
            return event.dataAs(Sms.class)
                    .filter(sms -> sms.direction() == Sms.Direction.OUTBOUND && sms.status() != null)
                    .map(sms -> news(envelope, event, sms))
                    .orElse(ELSEWHERE);
        } catch (UnreadableEventException e) {
            throw new UnreadableEvent("not an event of Close: " + e.getMessage(), e);
        }
    }

    private static CloseNews news(Envelope envelope, CloseEvent event, Sms sms) {
        String integration = envelope.tenant().integration();
        return switch (sms.status()) {
            case SENT -> new Sent(envelope.id(), event.dateUpdated(), sent(envelope, event, sms));
            case ERROR ->
                new NotSent(
                        integration,
                        envelope.id(),
                        event.dateUpdated(),
                        sms.id(),
                        Optional.ofNullable(sms.errorMessage()).orElse("Close gives no reason"));
            case INBOX, DRAFT, SCHEDULED, OUTBOX, UNKNOWN -> ELSEWHERE;
            case null -> ELSEWHERE;
        };
    }

    private static SentText sent(Envelope envelope, CloseEvent event, Sms sms) {
        return new SentText(
                envelope.tenant(),
                sms.id(),
                Optional.ofNullable(sms.leadId()).orElse(envelope.subject()),
                sms.contactId(),
                Optional.ofNullable(sms.remotePhone()).orElse(""),
                sms.userId(),
                sms.sequenceId(),
                Optional.ofNullable(sms.dateSent()).orElse(event.dateUpdated()),
                envelope.traceparent());
    }
}
