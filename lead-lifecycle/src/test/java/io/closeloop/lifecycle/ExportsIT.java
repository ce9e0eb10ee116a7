package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Downloads for spreadsheets. */
@QuarkusTest
class ExportsIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void leads_are_a_file_with_a_header_and_safe_cells() {
        acme.activated();

        Response file = acme.as("viewer").get("/leads.csv?phase=activated");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"leads.csv\"");
        assertThat(rows(file)).hasSize(2);
        assertThat(rows(file).getFirst()).startsWith("lead_id,integration,contact_id,name,phone,");
        assertThat(rows(file).getLast())
                .startsWith(acme.lead + "," + acme.tenant.integration() + "," + acme.contact + ",Bo Ray,'"
                        + acme.bosPhone + "," + acme.setter() + ",ACTIVATED,");
    }

    @Test
    void leads_are_filtered_as_in_the_list() {
        acme.activated();

        assertThat(rows(acme.as("viewer").get("/leads.csv?phase=BOOKED"))).hasSize(1);
        acme.as("viewer")
                .get("/leads.csv?chip=SAD")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("chip"));
    }

    @Test
    void a_lead_s_timeline_is_whole_and_in_order_however_long_it_is() throws SQLException {
        acme.activated();
        insertEntries(1200);

        List<String> rows = rows(acme.as("viewer").get("/timeline.csv?lead=" + acme.lead));

        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[2]))
                .isSortedAccordingTo((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)))
                .doesNotHaveDuplicates()
                .hasSize(1200
                        + acme.timeline().stream()
                                .filter(what -> !what.startsWith("Entry"))
                                .toList()
                                .size());
    }

    @Test
    void what_somebody_texted_is_no_formula() {
        acme.activated();
        acme.tellSent(acme.awaitText(1));
        acme.person().inboundSms(acme.bosPhone, acme.number, "=HYPERLINK(1)");
        await().atMost(LONG).until(() -> acme.timeline().contains("Text received"));

        String file = acme.as("viewer").get("/timeline.csv?lead=" + acme.lead).asString();

        assertThat(file).contains(",'=HYPERLINK(1),");
    }

    @Test
    void timelines_of_a_period_are_those_that_were_recorded_in_it() throws SQLException {
        acme.activated();
        insertEntries(3);
        recordedLongAgo();

        assertThat(rows(acme.as("viewer").get("/timeline.csv?from=2020-01-01&to=2020-02-01")))
                .hasSize(4);
        assertThat(rows(acme.as("viewer").get("/timeline.csv")))
                .hasSizeGreaterThan(2)
                .noneMatch(row -> row.contains("Entry"));
    }

    @Test
    void the_timeline_of_an_unknown_lead_is_a_problem_and_no_file() {
        acme.as("viewer")
                .get("/timeline.csv?lead=lead_unknown")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void the_funnel_is_a_file_with_a_column_for_each_count() {
        acme.activated();

        Response file = acme.as("viewer").get("/funnel.csv");

        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"funnel.csv\"");
        assertThat(rows(file)).hasSize(3);
        assertThat(rows(file).getFirst()).startsWith("setter_id,bucket,of_activated_lead_activated,");
        assertThat(rows(file).getLast()).startsWith(acme.setter() + ",,1,");
        assertThat(rows(file).getFirst().split(",", -1)).hasSize(2 + 2 * 8);
    }

    private static List<String> rows(Response file) {
        return Stream.of(file.asString().split("\r\n", -1))
                .filter(row -> !row.isEmpty())
                .toList();
    }

    private void insertEntries(int number) throws SQLException {
        try (Connection database = TestInfrastructure.databases().connect(DATABASE);
                var insert = database.prepareStatement("""
                        insert into timeline_entry (lead, at, kind, what, cause_kind, cause_ref)
                        select ?, now(), 'FACT', 'Entry ' || n, 'test', 'x' from generate_series(1, ?) n""")) {
            insert.setString(1, acme.key().toString());
            insert.setInt(2, number);
            assertThat(insert.executeUpdate()).isEqualTo(number);
        }
    }

    private void recordedLongAgo() throws SQLException {
        try (Connection database = TestInfrastructure.databases().connect(DATABASE);
                var update = database.prepareStatement("update timeline_entry set recorded_at = '2020-01-15'"
                        + " where lead = ? and what like 'Entry%'")) {
            update.setString(1, acme.key().toString());
            assertThat(update.executeUpdate()).isEqualTo(3);
        }
    }
}
