package io.closeloop.lifecycle.house;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.closeloop.events.Topics;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How a lead comes to be parked, and what is seen of it. */
public abstract class ParkingHouse extends House {

    protected static final Duration LONG = Duration.ofSeconds(20);

    protected void activated() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.awaitText(1);
    }

    protected void parkedByAKill() {
        Database.spoil(acme);
        acme.workflow(Map.of("charlie_kill_switch", "true"));
        awaitParked(1);
    }

    protected void texted(String text) {
        broker.publish(HandmadeEvents.inbound(acme, acme.bosPhone, text));
    }

    protected ValidatableResponse order(String action) {
        return acme.as("operator").body(body(action)).post(path()).then();
    }

    protected static Map<String, String> body(String action) {
        return Map.of("action", action, "reason", "as the runbook says");
    }

    protected String path() {
        return "/leads/" + acme.lead + "/parking";
    }

    protected void awaitParked(int events) {
        await().atMost(LONG)
                .until(
                        () -> acme.as("operator").get("/parked").jsonPath().getList("storedEvents", Integer.class),
                        equalTo(List.of(events)));
    }

    protected List<String> textsHeard() {
        List<String> texts = acme.as("viewer")
                .get("/leads/" + acme.lead + "/timeline")
                .jsonPath()
                .getList("entries.findAll { it.kind == 'FACT' && it.text != null }.text", String.class);
        return texts == null ? List.of() : texts;
    }

    protected List<ConsumerRecord<String, byte[]>> letters() {
        return broker.read(Topics.CLOSE_EVENTS.deadLetterName(), acme.key().toString());
    }

    protected long waiting() {
        return Long.parseLong(String.valueOf(Database.one(
                "select count(*) from stored_event where lead = ?", acme.key().toString())));
    }

    protected int requestDueIn(String time) {
        return Database.update(
                "update request set due_at = now() + ?::interval where lead = ? and attempts = 0",
                time,
                acme.key().toString());
    }

    protected void holdTheLead(Connection database) throws SQLException {
        try (var lock = database.prepareStatement("select 1 from lead where key = ? for update")) {
            lock.setString(1, acme.key().toString());
            lock.executeQuery().next();
        }
    }

    protected static int transactionsThatWait() {
        return Integer.parseInt(
                String.valueOf(
                        Database.one(
                                "select count(*) from pg_stat_activity"
                                        + " where datname = current_database() and wait_event_type = 'Lock' and query ilike '%from lead where%'")));
    }
}
