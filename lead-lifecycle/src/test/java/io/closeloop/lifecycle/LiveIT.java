package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.EventStream;
import io.closeloop.lifecycle.house.EventStream.Frame;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who listens hears of everything, once. */
@QuarkusTest
class LiveIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<EventStream> opened = new ArrayList<>();

    @AfterEach
    void closeStreams() {
        opened.forEach(EventStream::close);
    }

    @Test
    void a_lead_s_timeline_is_told_while_it_grows() {
        acme.activated();
        EventStream stream = ofLead(null).begun();

        acme.order("kill");

        assertThat(stream.awaitEvents(2))
                .allSatisfy(frame -> assertThat(frame.name()).isEqualTo("entry"));
        assertThat(stream.events()).anySatisfy(frame -> assertThat(frame.data()).contains("Kill Switch Reached"));
    }

    @Test
    void who_comes_back_hears_what_was_missed_and_nothing_twice() {
        acme.activated();
        EventStream stream = ofLead("0");
        await().atMost(LONG).until(() -> entries(stream).equals(acme.timeline()));
        stream.close();
        acme.order("kill");

        EventStream again = ofLead(stream.lastId());

        List<String> missed =
                acme.timeline().subList(entries(stream).size(), acme.timeline().size());
        await().atMost(LONG).until(() -> entries(again).size() >= missed.size());
        assertThat(entries(again)).isEqualTo(missed);
    }

    @Test
    void leads_of_the_account_are_told_when_they_change() {
        EventStream stream = ofAccount("", null).begun();

        acme.activated();

        await().atMost(LONG).until(() -> !stream.events().isEmpty());
        assertThat(stream.events()).allSatisfy(frame -> {
            assertThat(frame.name()).isEqualTo("lead");
            assertThat(frame.data()).contains(acme.lead);
        });
    }

    @Test
    void a_stream_of_one_setter_is_silent_about_the_leads_of_others() {
        EventStream others = ofAccount("?setter=" + UUID.randomUUID(), null).begun();
        EventStream ours = ofAccount("?setter=" + acme.setter(), null).begun();

        acme.activated();

        ours.awaitEvents(1);
        await().atMost(LONG).until(() -> others.frames().size() >= 2);
        assertThat(others.events()).isEmpty();
    }

    /** The lower number is drawn first and appears last: a reader that went on by numbers or times alone would miss it. */
    @Test
    void a_change_that_appears_after_a_later_one_is_not_missed() throws SQLException {
        Acme slow = acme.on(newLead("Slow"));
        Acme quick = acme.on(newLead("Quick"));
        slow.activated();
        quick.activated();
        EventStream stream = ofAccount("", null).begun();

        try (Connection late = database();
                Connection soon = database()) {
            late.setAutoCommit(false);
            touch(late, slow);
            touch(soon, quick);
            await().atMost(LONG).until(() -> stream.frames().size() >= 2);
            assertThat(stream.events()).isEmpty();
            late.commit();
        }

        assertThat(stream.awaitEvents(2)).hasSize(2);
        assertThat(stream.events().get(0).data()).contains(slow.lead);
        assertThat(stream.events().get(1).data()).contains(quick.lead);
    }

    @Test
    void every_lead_is_told_in_pages_though_nothing_wakes_the_stream_between_them() throws SQLException {
        acme.activated();
        insertEntries(250, "x");

        EventStream stream = ofLead("0");

        await().atMost(LONG)
                .until(() -> entries(stream).size() >= acme.timeline().size());
        assertThat(stream.events()).extracting(Frame::id).doesNotHaveDuplicates();
        assertThat(entries(stream)).isEqualTo(acme.timeline());
    }

    @Test
    void silence_is_broken_by_a_comment_that_says_where_the_reader_stands() {
        acme.activated();
        EventStream stream = ofLead(null).begun();

        await().atMost(LONG).until(() -> stream.frames().size() >= 3);

        assertThat(stream.events()).isEmpty();
        assertThat(stream.frames()).extracting(Frame::id).doesNotContainNull().containsOnly(stream.lastId());
    }

    @Test
    void a_stream_ends_with_its_token() {
        acme.activated();
        EventStream stream = open("/leads/" + acme.lead + "/events", acme.token("viewer", Duration.ofSeconds(4)), null);

        await().atMost(LONG).until(stream::ended);

        assertThat(stream.events()).singleElement().satisfies(frame -> {
            assertThat(frame.name()).isEqualTo("end");
            assertThat(frame.data()).contains("token");
        });
    }

    @Test
    void a_place_ahead_of_the_database_is_lost_and_said_to_be() {
        acme.activated();

        EventStream stream = ofLead("999999999999").begun();

        assertThat(stream.awaitEvents(1).getFirst().name()).isEqualTo("lost");
    }

    @Test
    void an_unknown_lead_and_a_wrong_place_are_refused() {
        acme.activated();

        assertThat(open("/leads/lead_unknown/events", acme.token("viewer", LONG), null)
                        .status())
                .isEqualTo(404);
        assertThat(ofLead("yesterday").status()).isEqualTo(400);
        assertThat(ofAccount("", "yesterday").status()).isEqualTo(400);
    }

    private List<String> entries(EventStream stream) {
        return stream.events().stream()
                .map(frame -> JsonPath.from(frame.data()).getString("what"))
                .toList();
    }

    private void insertEntries(int number, String text) throws SQLException {
        try (Connection database = database();
                var insert = database.prepareStatement("""
                        insert into timeline_entry (lead, at, kind, what, text, cause_kind, cause_ref)
                        select ?, now(), 'FACT', 'Entry ' || n, ?, 'test', 'x' from generate_series(1, ?) n""")) {
            insert.setString(1, acme.key().toString());
            insert.setString(2, text);
            insert.setInt(3, number);
            assertThat(insert.executeUpdate()).isEqualTo(number);
        }
    }

    private static void touch(Connection database, Acme lead) throws SQLException {
        try (var touch = database.prepareStatement(
                "update lead set changed = pg_current_xact_id()::text::bigint where key = ?")) {
            touch.setString(1, lead.key().toString());
            assertThat(touch.executeUpdate()).isEqualTo(1);
        }
    }

    private static Connection database() throws SQLException {
        return TestInfrastructure.databases().connect(DATABASE);
    }

    private EventStream ofLead(@Nullable String last) {
        return open("/leads/" + acme.lead + "/events", acme.token("viewer", Duration.ofMinutes(5)), last);
    }

    private EventStream ofAccount(String query, @Nullable String last) {
        return open("/events" + query, acme.token("viewer", Duration.ofMinutes(5)), last);
    }

    private EventStream open(String path, String token, @Nullable String last) {
        EventStream stream = EventStream.open("http://localhost:" + RestAssured.port + path, token, last);
        opened.add(stream);
        return stream;
    }

    private String newLead(String name) {
        return acme.organization
                .lead(name, name.equals("Slow") ? "+14155550131" : "+14155550132")
                .leadId(name);
    }
}
