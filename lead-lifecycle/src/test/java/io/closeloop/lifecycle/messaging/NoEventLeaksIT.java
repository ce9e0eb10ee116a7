package io.closeloop.lifecycle.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SmsEvent;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.AccountData;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.House;
import io.closeloop.lifecycle.house.Marked;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two accounts on one Close organization: what one hears, with the other's ids in it, changes and tells nothing of the other (promise 11). */
@QuarkusTest
class NoEventLeaksIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void no_kind_of_event_reaches_beyond_the_account_in_its_headers() {
        Acme neighbour = connected(acme.rival());
        Marked marked = new Marked(acme);
        neighbour.awaitText(1);
        Map<String, List<String>> rows = AccountData.of(acme);
        List<String> records = under(acme).map(ConsumerRecord::toString).toList();

        broker.publish(HandmadeEvents.choosing(neighbour, acme.setter()));
        neighbour.awaitTimeline("ai_setter_id " + acme.setter() + " is not a setter of this account");
        CloseTranslation.TYPES.stream()
                .sorted()
                .map(type -> broker.publish(
                        HandmadeEvents.of(neighbour, type.substring("close.".length()), all(type, marked))))
                .toList()
                .forEach(this::awaitHeard);
        smsEvents(marked).map(event -> tell(neighbour, event)).toList().forEach(this::awaitHeard);

        await().atMost(LONG).until(() -> "0".equals(requestsDue(neighbour)));
        assertThat(neighbour.timeline()).contains("Opt-out received", "Lead Booked", "Text not sent: refused");
        assertThat(broker.read(
                        Topics.CLOSE_EVENTS.deadLetterName(), neighbour.key().toString()))
                .isEmpty();
        assertThat(AccountData.of(acme)).isEqualTo(rows);
        assertThat(under(acme).map(ConsumerRecord::toString).toList()).isEqualTo(records);
        assertThat(under(neighbour).filter(NoEventLeaksIT::isSaidByUs).map(NoEventLeaksIT::written))
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said).doesNotContain(marked.secrets()));
    }

    @Test
    void an_opt_out_from_one_account_silences_no_setter_of_another() {
        Acme neighbour = connected(acme.rival());
        Marked marked = new Marked(acme);
        neighbour.awaitText(1);

        awaitHeard(broker.publish(HandmadeEvents.inbound(neighbour, acme.bosPhone, "STOP")));

        neighbour.awaitTimeline("Ended: ");
        acme.person().inboundSms(acme.organization.id(), acme.bosPhone, acme.number, "yes");
        assertThat(acme.awaitText(3).engagementId()).hasToString(marked.ids().get("{engagement}"));
    }

    @Test
    void an_integration_in_another_account_s_name_is_a_dead_letter_and_parks_nobody() {
        Acme neighbour = connected(acme.rival());

        broker.publish(HandmadeEvents.enabled(acme.inTheNameOf(neighbour)));

        await().atMost(LONG)
                .until(() -> !broker.read(
                                Topics.CLOSE_EVENTS.deadLetterName(), acme.key().toString())
                        .isEmpty());
        acme.as("viewer").get("/leads/" + acme.lead).then().statusCode(404);
        neighbour.as("viewer").get("/leads/" + acme.lead).then().statusCode(404);
    }

    @Test
    void behind_one_in_its_own_name_it_is_a_dead_letter_all_the_same() {
        Acme neighbour = connected(acme.rival());
        acme.activated();

        broker.publishInOneBatch(List.of(
                HandmadeEvents.misfit(acme),
                HandmadeEvents.inbound(acme.inTheNameOf(neighbour), acme.bosPhone, "STOP"),
                HandmadeEvents.inbound(acme, acme.bosPhone, "in my own name")));

        acme.awaitTimeline("Text received");
        assertThat(letters(acme)).isEqualTo(1);
        assertThat(acme.timeline()).doesNotContain("Opt-out received");
    }

    @Test
    void nor_is_it_put_off_with_its_lead_when_the_budget_is_used_up() {
        Acme neighbour = connected(acme.rival());
        Acme last = acme.on("lead_zz");

        inOnePoll(() -> {
            IntStream.range(0, 30).forEach(lead -> inFirstPartition(HandmadeEvents.enabled(acme.on("lead_" + lead))));
            inFirstPartition(HandmadeEvents.inbound(last, acme.bosPhone, "START"));
            inFirstPartition(HandmadeEvents.inbound(last.inTheNameOf(neighbour), acme.bosPhone, "STOP"));
        });

        await().atMost(LONG).until(() -> letters(last) == 1);
        await().atMost(LONG).until(() -> "0".equals(ofAcme("lead", "behind_since is not null")));
        assertThat(ofAcme("suppression", "stopped_at is not null")).isEqualTo("0");
        assertThat(ofAcme("lead", "parked_at is not null")).isEqualTo("0");
    }

    @Test
    void all_that_is_said_of_an_account_s_leads_carries_the_account() {
        connected(acme.rival());
        Marked marked = new Marked(acme);

        List<Envelope> said = Stream.of(Topics.LEAD_MILESTONES, Topics.LEAD_MESSAGES, Topics.SETTER_CHANGES)
                .flatMap(topic -> broker.read(topic.name()).stream())
                .filter(read -> marked.secrets().stream().anyMatch(written(read)::contains))
                .map(read -> CloudEventHeaders.read(read.headers()))
                .toList();

        assertThat(said).extracting(Envelope::type).hasSizeGreaterThan(5);
        assertThat(said).allSatisfy(envelope -> {
            assertThat(envelope.tenant().account()).isEqualTo(acme.tenant.account());
            assertThat(envelope.type().startsWith("io.closeloop.setter")
                            || envelope.tenant().equals(acme.tenant))
                    .as(envelope.toString())
                    .isTrue();
        });
    }

    private int letters(Acme lead) {
        return broker.read(Topics.CLOSE_EVENTS.deadLetterName(), lead.key().toString())
                .size();
    }

    private @Nullable String ofAcme(String table, String which) {
        return Database.one("select count(*) from " + table + " where account = ? and " + which, acme.tenant.account());
    }

    /** Whatever an event of Close may hold: every type finds in it what it looks for, and all of it is the other's. */
    private static byte[] all(String type, Marked marked) {
        Acme account = marked.acme;
        String object = objectOf(type, account);
        String now = Instant.now().toString();
        int dot = type.lastIndexOf('.');
        return """
                {"event":{"id":"ev_1","date_created":"%s","date_updated":"%s","organization_id":"%s","object_type":"%s",
                "action":"%s","object_id":"%s","lead_id":"%s","changed_fields":["custom.%s","custom.%s","custom.%s","phones","status_type"],
                "data":%s,"previous_data":{},"meta":{"merge_source_lead_id":"%s","merge_destination_lead_id":"%s"}},
                "subscription_id":"whsub_x"}""".formatted(
                        now.replace("Z", ""),
                        now.replace("Z", ""),
                        account.organization.id(),
                        type.substring("close.".length(), dot),
                        type.substring(dot + 1),
                        object,
                        account.lead,
                        field(account, "charlie_enabled"),
                        field(account, "ai_setter_id"),
                        field(account, "charlie_kill_switch"),
                        data(account, object, now),
                        marked.parked.lead,
                        marked.parked.lead)
                .getBytes(UTF_8);
    }

    private static String objectOf(String type, Acme account) {
        if (type.startsWith("close.lead")) {
            return account.lead;
        }
        return type.startsWith("close.contact") ? account.contact : "acti_" + Math.abs(type.hashCode());
    }

    private static String data(Acme account, String object, String now) {
        return """
                {"id":"%s","lead_id":"%s","contact_id":"%s","direction":"inbound","status":"inbox","status_type":"won",
                "remote_phone":"%s","local_phone":"%s","text":"STOP","date_created":"%s","starts_at":"%s","phones":[],
                "custom.%s":"true","custom.%s":"%s","custom.%s":"true"}""".formatted(
                        object,
                        account.lead,
                        account.contact,
                        account.bosPhone,
                        account.number,
                        now,
                        now,
                        field(account, "charlie_enabled"),
                        field(account, "ai_setter_id"),
                        account.setter(),
                        field(account, "charlie_kill_switch"));
    }

    private static String field(Acme account, String name) {
        return account.organization.fieldId(name);
    }

    /** One of each kind there is. */
    private static Stream<SmsEvent> smsEvents(Marked marked) {
        UUID message = UUID.fromString(marked.ids().get("{message}"));
        UUID engagement = UUID.fromString(marked.ids().get("{engagement}"));
        String lead = marked.acme.lead;
        String contact = marked.acme.contact;
        List<SmsEvent> each = List.of(
                new SmsEvent.MessageSent(message, engagement, lead, contact, "acti_1", Instant.now()),
                new SmsEvent.MessageFailed(message, engagement, lead, contact, "refused"),
                new SmsEvent.MessageExpired(message, engagement, lead, contact, Instant.now()),
                new SmsEvent.MessageHeld(message, engagement, lead, contact, "unknown"),
                new SmsEvent.PersonTexted(
                        lead, contact, "acti_2", marked.acme.bosPhone, Instant.now(), "user_1", null));
        assertThat(each).extracting(event -> (Object) event.getClass()).containsExactlyInAnyOrder((Object[])
                SmsEvent.class.getPermittedSubclasses());
        return each.stream();
    }

    private static RecordMetadata tell(Acme account, SmsEvent event) {
        return broker.publish(OutgoingEvent.aboutLead(
                Topics.SMS_EVENTS, "sms-gateway", account.tenant, account.lead, Instant.now(), event));
    }

    private static @Nullable String requestsDue(Acme account) {
        return Database.one(
                "select count(*) from request where account = ? and due_at <= now()", account.tenant.account());
    }

    private void awaitHeard(RecordMetadata place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        await().atMost(LONG).until(() -> broker.committed("lead-lifecycle", partition) > place.offset());
    }

    private static Stream<ConsumerRecord<String, byte[]>> under(Acme account) {
        return Topics.all().stream()
                .map(topic -> broker.read(topic.name()))
                .flatMap(Collection::stream)
                .filter(read -> read.key().startsWith(account.tenant.integration()));
    }

    private static boolean isSaidByUs(ConsumerRecord<String, byte[]> read) {
        return CloudEventHeaders.read(read.headers()).source().equals("lead-lifecycle");
    }

    private static String written(ConsumerRecord<String, byte[]> read) {
        return CloudEventHeaders.read(read.headers()) + new String(read.value(), UTF_8);
    }
}
