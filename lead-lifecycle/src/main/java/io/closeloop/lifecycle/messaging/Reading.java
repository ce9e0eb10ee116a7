package io.closeloop.lifecycle.messaging;

import io.closeloop.close.event.CloseEvent;
import io.closeloop.close.event.UnreadableEventException;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.SmsEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.application.Arrival;
import io.closeloop.lifecycle.application.NotYetKnown;
import io.closeloop.lifecycle.application.Translating;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.store.Original;
import io.closeloop.service.kafka.Integrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every event that a lead's life can consist of, by its topic: from a poll, or kept and read again. */
@ApplicationScoped
class Reading implements Translating {

    private static final Map<String, Function<ConsumerRecord<String, byte[]>, Received>> READERS = Map.of(
            Topics.CLOSE_EVENTS.name(), Reading::closeEvent,
            Topics.CLOSE_BACKFILL.name(), Reading::closeEvent,
            Topics.SMS_EVENTS.name(), Reading::smsEvent);

    private final Integrations integrations;

    Reading(Integrations integrations) {
        this.integrations = integrations;
    }

    static Set<String> topics() {
        return READERS.keySet();
    }

    /** @throws UnreadableEvent for what breaks the contract */
    static Received read(ConsumerRecord<String, byte[]> consumed) {
        return Optional.ofNullable(READERS.get(consumed.topic()))
                .orElseThrow(() -> new UnreadableEvent("nothing is read from topic " + consumed.topic()))
                .apply(consumed);
    }

    @Override
    public Optional<Arrival> translate(Original original) {
        Received received = read(Originals.toRecord(original));
        return received.under(settings(received.envelope().tenant()));
    }

    @Override
    public FromClose translate(String integration, byte[] body) {
        IntegrationChanged settings = find(integration).event();
        try {
            CloseEvent event = CloseEvent.read(body);
            List<News> news = CloseTranslation.TYPES.contains("close." + event.type())
                    ? CloseTranslation.read(event).under(settings)
                    : List.of();
            return new FromClose(
                    event.objectType().equals("lead") ? event.objectId() : event.leadId(),
                    new Original.Identity(integration, event.id(), event.dateUpdated()),
                    news);
        } catch (UnreadableEventException e) {
            throw new UnreadableEvent(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * From a poll. One in the name of another account is put aside here, before it can be handled, put off or kept with its lead's others; where nobody has
     * told of its integration yet, that is found out when it is handled.
     *
     * @throws UnreadableEvent for what breaks the contract
     */
    Received readOwn(ConsumerRecord<String, byte[]> consumed) {
        Received received = read(consumed);
        Tenant tenant = received.envelope().tenant();
        if (received.isOurs() && integrations.find(tenant.integration()).isPresent()) {
            settings(tenant);
        }
        return received;
    }

    /**
     * Of one lead's events, which have one key.
     *
     * @throws UnreadableEvent if one of them is in another name than the first: each is handled by itself then, and decided in its own name or not at all
     */
    IntegrationChanged settings(List<Received> lead) {
        Envelope first = lead.getFirst().envelope();
        for (Received received : lead) {
            Envelope envelope = received.envelope();
            settings(envelope.tenant());
            if (!envelope.leadKey().equals(first.leadKey())) {
                throw new UnreadableEvent("events of two leads under one key: " + envelope.id() + " and " + first.id());
            }
        }
        return settings(first.tenant());
    }

    /** @throws UnreadableEvent if the integration is another account's: that would be decided about in the wrong name (promise 11) */
    IntegrationChanged settings(Tenant tenant) {
        IncomingEvent<IntegrationChanged> known = find(tenant.integration());
        if (!known.envelope().tenant().account().equals(tenant.account())) {
            throw new UnreadableEvent("integration " + tenant.integration() + " is not of account " + tenant.account());
        }
        return known.event();
    }

    private IncomingEvent<IntegrationChanged> find(String integration) {
        return integrations.find(integration).orElseThrow(() -> new NotYetKnown(integration));
    }

    /** An event that is not ours is known by its type, before its body is looked at. */
    private static Received closeEvent(ConsumerRecord<String, byte[]> consumed) {
        Envelope envelope = CloudEventHeaders.read(consumed.headers());
        if (!CloseTranslation.TYPES.contains(envelope.type())) {
            return new Received(envelope, Originals.of(consumed, envelope), Optional.empty());
        }
        if (consumed.value() == null) {
            throw new UnreadableEvent("the record has no value");
        }
        try {
            CloseTranslation.Meaning meaning = CloseTranslation.read(CloseEvent.read(consumed.value()));
            return new Received(envelope, Originals.of(consumed, envelope), Optional.of(meaning));
        } catch (UnreadableEventException e) {
            throw new UnreadableEvent(String.valueOf(e.getMessage()), e);
        }
    }

    private static Received smsEvent(ConsumerRecord<String, byte[]> consumed) {
        IncomingEvent<SmsEvent> event = IncomingEvent.of(consumed, SmsEvent.class);
        Original original = Originals.of(consumed, event.envelope());
        return new Received(
                event.envelope(), original, Optional.of(settings -> List.of(SmsEventsConsumer.translate(event))));
    }
}
