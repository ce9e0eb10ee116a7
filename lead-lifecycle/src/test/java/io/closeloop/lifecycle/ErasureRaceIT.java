package io.closeloop.lifecycle;

import static io.closeloop.lifecycle.house.Scan.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An erasure beside decisions that are under way. */
@QuarkusTest
class ErasureRaceIT extends ParkingHouse {

    @Test
    void who_decides_without_having_seen_the_suppression_is_waited_for() throws Exception {
        acme.activated();
        String number = "+14155550166";
        try (Connection between = Database.open();
                Connection young = Database.open()) {
            between.setAutoCommit(false);
            young.setAutoCommit(false);
            run(between, "lock table suppression in share row exclusive mode");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> erase(number));
            await().atMost(LONG).until(ErasureRaceIT::someoneWaitsToSuppress);
            run(
                    young,
                    "insert into lead_contact (lead, account, contact_id, name, name_key, last_name_key, phone, seen_at) values ('"
                            + acme.key() + "', '" + acme.tenant.account() + "', 'cont_late', 'Late', 'late', 'late', '"
                            + number + "', now())");
            between.rollback();
            await().during(Duration.ofSeconds(1)).atMost(LONG).until(() -> answer.getNow("waits"), equalTo("waits"));

            young.commit();

            assertThat(answer.get()).contains("DONE");
        }
        assertThat(findings(number.substring(1))).isEmpty();
    }

    private String erase(String number) {
        return acme.as("admin")
                .body(Map.of("phone", number, "reason", "ticket 8"))
                .post("/erasures")
                .jsonPath()
                .getString("state");
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean someoneWaitsToSuppress() {
        return "1"
                .equals(Database.one("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like '%into suppression%'"));
    }
}
