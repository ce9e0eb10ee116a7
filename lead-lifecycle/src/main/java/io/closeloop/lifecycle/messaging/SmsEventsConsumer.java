package io.closeloop.lifecycle.messaging;

import io.closeloop.events.Cause;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.SmsEvent;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code sms.events} in: what became of our texts, and who else texted. */
@ApplicationScoped
public class SmsEventsConsumer {

    private final LeadConsumer<Received> consumer;

    SmsEventsConsumer(LeadNews news, DeadLetters deadLetters, FreshContext contexts) {
        this.consumer = news.consumer(deadLetters, contexts);
    }

    @Incoming("sms-events")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return consumer.consume(poll);
    }

    static News translate(IncomingEvent<SmsEvent> incoming) {
        Instant told = incoming.envelope().time();
        return switch (incoming.event()) {
            case SmsEvent.MessageSent sent -> {
                Input input = new Input.MessageSent(sent.messageId(), sent.engagementId(), sent.sentAt());
                yield new News(input, sent.sentAt(), new Cause("text", sent.smsId(), null));
            }
            case SmsEvent.MessageFailed failed ->
                notSent(told, failed.messageId(), failed.engagementId(), failed.reason());
            case SmsEvent.MessageExpired expired ->
                notSent(
                        told,
                        expired.messageId(),
                        expired.engagementId(),
                        "its time was over at " + expired.notAfter());
            case SmsEvent.MessageHeld held ->
                notSent(told, held.messageId(), held.engagementId(), "held: " + held.reason());
            case SmsEvent.PersonTexted person -> {
                Input input = new Input.PersonTexted(
                        person.smsId(),
                        person.contactId(),
                        person.remotePhone(),
                        person.userId(),
                        person.workflowId() != null);
                String kind = person.workflowId() == null ? "person" : "workflow";
                yield new News(input, person.at(), new Cause(kind, person.smsId(), person.userId()));
            }
        };
    }

    private static News notSent(Instant told, UUID messageId, UUID engagementId, String reason) {
        Input input = new Input.MessageNotSent(messageId, engagementId, reason);
        return new News(input, told, new Cause("text", messageId.toString(), null));
    }
}
