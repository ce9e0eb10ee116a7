package io.closeloop.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Our headers are CloudEvents: the specification's own SDK reads them. */
class CloudEventsTest {

    private static final Tenant TENANT = new Tenant("acme", "int_1", "orga_A");
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void the_cloudevents_sdk_reads_what_we_write() {
        // Given
        ConsumerRecord<String, byte[]> consumed = consumed(outgoing());

        // When
        CloudEvent event = KafkaMessageFactory.createReader(consumed).toEvent();

        // Then
        assertThat(event.getId()).isEqualTo("int_1/lead_A#7");
        assertThat(event.getType()).isEqualTo("io.closeloop.message.withdrawn.v1");
        assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo("2026-02-01T12:00:00Z");
        assertThat(event.getExtension("account")).isEqualTo("acme");
        assertThat(event.getExtension("sequence")).isEqualTo("7");
        assertThat(event.getDataContentType()).isEqualTo("application/json");
    }

    @Test
    void we_read_what_we_write() {
        OutgoingEvent outgoing = outgoing();

        IncomingEvent<LeadMessage> read = IncomingEvent.of(consumed(outgoing), LeadMessage.class);

        assertThat(read.event()).isEqualTo(outgoing.event());
        assertThat(read.envelope()).isEqualTo(outgoing.envelope());
        assertThat(read.envelope().leadKey()).hasToString("int_1/lead_A");
    }

    @Test
    void an_event_of_another_family_is_refused_by_name() {
        ConsumerRecord<String, byte[]> consumed = consumed(outgoing());

        assertThatThrownBy(() -> IncomingEvent.of(consumed, SmsEvent.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("header ce_type is not a SmsEvent: io.closeloop.message.withdrawn.v1");
    }

    @Test
    void a_missing_header_is_named() {
        ConsumerRecord<String, byte[]> consumed = consumed(outgoing());
        consumed.headers().remove("ce_account");

        assertThatThrownBy(() -> IncomingEvent.of(consumed, LeadMessage.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("header ce_account is missing");
    }

    private static OutgoingEvent outgoing() {
        return OutgoingEvent.ofLead(
                        Topics.LEAD_MESSAGES,
                        TENANT,
                        "lead_A",
                        7,
                        Instant.parse("2026-02-01T12:00:00Z"),
                        new LeadMessage.MessageWithdrawn(new java.util.UUID(1, 2), "lead_A", "kill switch reached"))
                .withTraceparent(TRACEPARENT);
    }

    private static ConsumerRecord<String, byte[]> consumed(OutgoingEvent outgoing) {
        ProducerRecord<String, byte[]> produced = outgoing.toRecord();
        return new ConsumerRecord<>(
                produced.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                produced.key().length(),
                produced.value().length,
                produced.key(),
                produced.value(),
                produced.headers(),
                java.util.Optional.empty());
    }
}
