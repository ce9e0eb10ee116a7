package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One tenant's bulk edit is stored and worked off in turns; nobody waits for it, and no lead's order suffers. */
@QuarkusTest
class BudgetIT extends ParkingHouse {

    private static final int LEADS = 80;

    @Test
    void a_bulk_edit_does_not_keep_another_integration_s_lead_waiting() {
        Acme other = connected(another());
        List<Acme> bulk = bulk();
        inOnePoll(() -> {
            bulk.forEach(lead -> inFirstPartition(HandmadeEvents.enabled(lead)));
            inFirstPartition(HandmadeEvents.enabled(other));
        });

        bulk.forEach(lead -> await().atMost(LONG).until(() -> firstEntry(lead) > 0));

        long before = bulk.stream()
                .filter(lead -> firstEntry(lead) < firstEntry(other))
                .count();
        assertThat(firstEntry(other)).isPositive();
        assertThat(before).isLessThan(LEADS / 2);
        await().atMost(LONG).until(() -> left() == 0);
    }

    @Test
    void a_lead_that_is_behind_hears_in_order_what_was_stored_and_what_came_after_it() {
        List<Acme> bulk = bulk();
        acme = acme.on("lead_zz"); // by its key the last in turn
        inFirstPartition(HandmadeEvents.enabled(acme));
        acme.awaitTimeline("Activation asked for");
        inOnePoll(() -> {
            bulk.forEach(lead -> inFirstPartition(HandmadeEvents.enabled(lead)));
            List.of("1", "2", "3").forEach(this::texted);
        });
        await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> waiting() == 3);

        List.of("4", "5", "6").forEach(this::texted);

        await().atMost(LONG).until(() -> textsHeard().size() == 6);
        assertThat(textsHeard()).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void a_bug_in_what_was_put_off_parks_the_lead_and_what_came_before_it_is_decided() {
        activated();
        Database.spoil(acme);
        List<Acme> bulk = bulk();

        inOnePoll(() -> {
            bulk.forEach(lead -> inFirstPartition(HandmadeEvents.enabled(lead)));
            texted("1");
        });

        awaitParked(1);
        Database.mend(acme);
        order("retry").statusCode(200);
        await().atMost(LONG).until(() -> textsHeard().equals(List.of("1")));
    }

    /** As many leads as no poll may decide; Close does not know them, which ends each of them early. */
    private List<Acme> bulk() {
        return IntStream.range(0, LEADS)
                .mapToObj(number -> acme.on("lead_bulk" + number))
                .toList();
    }

    @Override
    protected void texted(String text) {
        inFirstPartition(HandmadeEvents.inbound(acme, acme.bosPhone, text));
    }

    private static long firstEntry(Acme lead) {
        return Long.parseLong(String.valueOf(Database.one(
                "select coalesce(min(id), 0) from timeline_entry where lead = ?",
                lead.key().toString())));
    }

    private static int left() {
        return Integer.parseInt(
                String.valueOf(Database.one("select count(*) from lead where behind_since is not null")));
    }
}
