package io.closeloop.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.SmsEvent;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funnel and response times. */
@QuarkusTest
class FiguresIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final UUID ANNA = new UUID(7, 1);
    private static final UUID CARL = new UUID(7, 2);

    private final AtomicInteger sequence = new AtomicInteger(1000);

    @Test
    void what_happened_to_a_lead_stands_in_the_funnel() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.tellSent(acme.awaitText(1));
        acme.awaitTimeline("Intro sent");
        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.awaitText(2);

        JsonPath funnel = acme.as("viewer").get("/funnel").jsonPath();

        assertThat(funnel.getList("lines")).hasSize(2);
        assertThat(funnel.getString("lines[0].setterId")).isNull();
        assertThat(funnel.getUUID("lines[1].setterId")).isEqualTo(acme.setter());
        assertThat(funnel.<Map<String, Integer>>get("lines[1].ofActivated"))
                .hasSize(8)
                .containsEntry("LEAD_ACTIVATED", 1)
                .containsEntry("INTRO_RESPONSE", 1)
                .containsEntry("CTA_REACHED", 0);
    }

    @Test
    void a_cohort_is_followed_beyond_its_period_and_events_count_where_they_happened() throws SQLException {
        UUID old = new UUID(1, 1);
        UUID fresh = new UUID(1, 2);
        reached(ANNA, old, "LEAD_ACTIVATED", "2026-01-10T12:00:00Z");
        reached(ANNA, old, "LEAD_BOOKED", "2026-02-10T12:00:00Z");
        reached(CARL, fresh, "LEAD_ACTIVATED", "2026-02-11T12:00:00Z");

        JsonPath january = funnel("from=2026-01-01&to=2026-02-01");
        JsonPath february = funnel("from=2026-02-01&to=2026-03-01");

        assertThat(january.getInt("lines[0].ofActivated.LEAD_BOOKED")).isEqualTo(1);
        assertThat(january.getInt("lines[0].reached.LEAD_BOOKED")).isZero();
        assertThat(february.getInt("lines[0].ofActivated.LEAD_BOOKED")).isZero();
        assertThat(february.getInt("lines[0].ofActivated.LEAD_ACTIVATED")).isEqualTo(1);
        assertThat(february.getInt("lines[0].reached.LEAD_BOOKED")).isEqualTo(1);
        assertThat(february.getList("lines.setterId")).containsExactly(null, ANNA.toString(), CARL.toString());
        assertThat(funnel("from=2026-02-01&to=2026-03-01&setter=" + CARL).getInt("lines[0].reached.LEAD_BOOKED"))
                .isZero();
    }

    @Test
    void an_engagement_counts_once_for_each_milestone_however_often_it_reached_it() throws SQLException {
        UUID engagement = new UUID(2, 1);
        reached(ANNA, engagement, "KILL_SWITCH_REACHED", "2026-01-10T12:00:00Z");
        reached(ANNA, engagement, "KILL_SWITCH_REACHED", "2026-01-10T13:00:00Z");
        reached(ANNA, engagement, "KILL_SWITCH_REACHED", "2026-01-11T12:00:00Z");

        JsonPath days = funnel("from=2026-01-10&to=2026-01-12&bucket=day");

        assertThat(days.getList("lines.findAll { it.setterId == null }.reached.KILL_SWITCH_REACHED"))
                .containsExactly(1, 1, 1);
    }

    @Test
    void a_day_is_a_day_of_the_zone() throws SQLException {
        reached(ANNA, new UUID(3, 1), "LEAD_ACTIVATED", "2026-01-10T23:30:00Z");

        JsonPath berlin = funnel("from=2026-01-10&to=2026-01-12&bucket=day&zone=Europe/Berlin");

        assertThat(berlin.getList("lines.findAll { it.setterId == null }.bucket"))
                .containsExactly(null, "2026-01-10T00:00:00+01:00", "2026-01-11T00:00:00+01:00");
        assertThat(berlin.getList("lines.findAll { it.setterId == null }.reached.LEAD_ACTIVATED"))
                .containsExactly(1, 0, 1);
    }

    @Test
    void an_answer_s_time_counts_from_the_newest_text_it_answers_by_close_s_clock() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.tellSent(acme.awaitText(1));
        acme.awaitTimeline("Intro sent");
        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.tellSent(acme.awaitText(2));
        acme.awaitTimeline("Text sent");

        await().atMost(LONG).until(() -> times("").getList("answers").size() == 2);

        JsonPath times = times("");
        assertThat(times.getInt("answers[0].count")).isEqualTo(1);
        assertThat(times.getLong("answers[0].max"))
                .isBetween(1L, Duration.ofMinutes(1).toMillis());
        assertThat(times.getInt("intros[0].count")).isEqualTo(1);
    }

    @Test
    void an_answer_that_a_person_released_counts_from_when_the_text_was_written() {
        Duration late = Duration.ofHours(2);
        acme.workflow(Map.of("charlie_enabled", "true"));
        MessageRequested intro = acme.awaitText(1);
        Instant sentAt = Instant.now().minus(late.multipliedBy(2));
        acme.tell(new SmsEvent.MessageSent(
                intro.messageId(), intro.engagementId(), acme.lead, acme.contact, "acti_1", sentAt));
        acme.awaitTimeline("Intro sent");
        broker.publish(HandmadeEvents.inbound(
                acme, acme.bosPhone, "hello", Instant.now().minus(late)));
        acme.awaitTimeline("Answer held");
        acme.order("release-text");
        acme.tellSent(acme.awaitText(2));
        acme.awaitTimeline("Text sent");

        await().atMost(LONG).until(() -> times("").getList("answers").size() == 2);

        assertThat(times("").getLong("answers[0].max")).isGreaterThanOrEqualTo(late.toMillis());
    }

    @Test
    void half_of_the_answers_are_quicker_than_the_median_and_no_intro_is_among_them() throws SQLException {
        for (int seconds : List.of(1, 2, 3, 4, 10)) {
            answered(ANNA, "REPLY", seconds);
        }
        answered(CARL, "REPLY", 100);
        answered(ANNA, "FOLLOW_UP", 5000);

        JsonPath times = times("?from=2026-01-01&to=2026-02-01");

        String anna = "answers.find { it.setterId == '" + ANNA + "' }";
        String all = "answers.find { it.setterId == null }";
        assertThat(times.getLong(anna + ".p50")).isEqualTo(3000);
        assertThat(times.getLong(anna + ".max")).isEqualTo(10_000);
        assertThat(times.getInt(anna + ".count")).isEqualTo(5);
        assertThat(times.getInt(all + ".count")).isEqualTo(6);
        assertThat(times.getLong(all + ".p50")).isEqualTo(3500);
        assertThat(times("?from=2026-02-01&to=2026-03-01").getList("answers")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2026-13-01, to",
        "from=2026-02-01&to=2026-01-01, from",
        "from=1900-01-01, from",
        "zone=Mars/Olympus, zone",
        "bucket=hour, bucket",
        "from=2020-01-01&bucket=day, bucket",
        "setter=anna, setter"
    })
    void a_wrong_parameter_is_refused_with_its_name(String query, String field) {
        acme.as("viewer")
                .get("/funnel?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    private JsonPath funnel(String query) {
        return acme.as("viewer").get("/funnel?" + query).jsonPath();
    }

    private JsonPath times(String query) {
        return acme.as("viewer").get("/response-times" + query).jsonPath();
    }

    private void reached(UUID setter, UUID engagement, String milestone, String at) throws SQLException {
        try (Connection database = TestInfrastructure.databases().connect(DATABASE);
                var insert = database.prepareStatement("""
                        insert into milestone (lead, sequence, account, integration, setter_id, contact_id, engagement_id,
                        milestone, at) values (?, ?, ?, ?, ?, 'cont_x', ?, ?, ?)""")) {
            insert.setString(1, acme.key().toString());
            insert.setInt(2, sequence.incrementAndGet());
            insert.setString(3, acme.tenant.account());
            insert.setString(4, acme.tenant.integration());
            insert.setObject(5, setter);
            insert.setObject(6, ofThisTest(engagement));
            insert.setString(7, milestone);
            insert.setObject(8, Instant.parse(at).atOffset(ZoneOffset.UTC));
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private void answered(UUID setter, String purpose, int seconds) throws SQLException {
        OffsetDateTime sent = Instant.parse("2026-01-10T12:00:00Z").atOffset(ZoneOffset.UTC);
        try (Connection database = TestInfrastructure.databases().connect(DATABASE);
                var insert = database.prepareStatement("""
                        insert into conversation_text (lead, ref, account, direction, state, at, purpose, setter_id, answers,
                        sent_at) values (?, ?, ?, 'OUT', 'SENT', ?, ?, ?, ?, ?)""")) {
            insert.setString(1, acme.key().toString());
            insert.setString(2, UUID.randomUUID().toString());
            insert.setString(3, acme.tenant.account());
            insert.setObject(4, sent);
            insert.setString(5, purpose);
            insert.setObject(6, setter);
            insert.setObject(7, sent.minusSeconds(seconds));
            insert.setObject(8, sent);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    /** The same in every call of one test, another in each test. */
    private UUID ofThisTest(UUID engagement) {
        return UUID.nameUUIDFromBytes((acme.tenant.account() + engagement).getBytes(UTF_8));
    }
}
