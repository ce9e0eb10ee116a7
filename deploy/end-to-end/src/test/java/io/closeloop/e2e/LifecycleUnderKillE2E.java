package io.closeloop.e2e;

import static io.closeloop.local.plan.Service.LEAD_LIFECYCLE;
import static io.closeloop.local.plan.Service.SMS_GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.Milestone;
import io.closeloop.local.demo.Ledger;
import io.closeloop.local.demo.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantee: however often lead-lifecycle is killed or frozen in the middle of its work, nothing is lost, nothing doubled, and every lead's order is kept. */
class LifecycleUnderKillE2E {

    /** The dead are noticed soon; how soon is none of the guarantee. Kafka's brokers allow no session shorter than six seconds. */
    private static final Map<String, String> NOTICED_SOON = Map.of(
            "CLOSELOOP_LIFECYCLE_REQUESTS_CLAIM",
            "2s",
            "CLOSELOOP_OUTBOX_LEASE",
            "2s",
            "KAFKA_SESSION_TIMEOUT_MS",
            "6000",
            "KAFKA_HEARTBEAT_INTERVAL_MS",
            "1500");

    private static final long SEED = 20261;
    private static final int MOST_EFFECTS_BETWEEN = 12;

    @TempDir
    static Path home;

    private static RunningHouse house;

    @BeforeAll
    static void start() throws InterruptedException {
        house = RunningHouse.start(home, NOTICED_SOON);
        Witness.call(house.databases());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void killed_three_times_it_loses_and_doubles_nothing() throws IOException {
        killed(3);
    }

    @Test
    @Tag("deep")
    void killed_thirty_times_it_loses_and_doubles_nothing() throws IOException {
        killed(30);
    }

    private static void killed(int times) throws IOException {
        Random moments = new Random(SEED);
        try (Crowd crowd = crowd("killed" + times)) {
            for (int round = 0; round < times; round++) {
                crowd.awaitEffects(1 + moments.nextInt(MOST_EFFECTS_BETWEEN));
                house.kill(LEAD_LIFECYCLE);
                house.restart(LEAD_LIFECYCLE, Map.of());
            }
            assertThat(complaintsAbout(crowd)).isEmpty();
        }
    }

    @Test
    void what_the_database_does_not_have_is_not_committed_to_the_broker_and_comes_again_after_a_kill()
            throws Exception {
        try (Crowd crowd = crowd("standstill")) {
            // Given: a text on its way, and a database in which no lead can be changed
            ProcessHandle gateway = house.running(SMS_GATEWAY);
            RunningHouse.freeze(gateway);
            crowd.awaitIntro();
            try (Standstill standstill = new Standstill(house)) {
                RunningHouse.thaw(gateway);
                crowd.oneMore();
                standstill.awaitNews();

                // When: it is killed with news of Close and of the text in its hands
                standstill.expectUncommitted();
                house.kill(LEAD_LIFECYCLE);
            }
            house.restart(LEAD_LIFECYCLE, Map.of());

            // Then
            assertThat(complaintsAbout(crowd)).isEmpty();
        }
    }

    @Test
    void a_consumer_frozen_past_its_session_and_thawed_does_no_harm() throws Exception {
        // Given: two instances, each with a part of the partitions
        Process second = null;
        try (Membership group = new Membership(house.bootstrapServers(), LEAD_LIFECYCLE.folder());
                Crowd crowd = crowd("frozen")) {
            second = house.startSecond(LEAD_LIFECYCLE);
            group.awaitInstances(2);
            crowd.awaitEffects(10);

            // When: one freezes with work in hand, the other gets its partitions, and it wakes up
            ProcessHandle first = house.running(LEAD_LIFECYCLE);
            RunningHouse.freeze(first);
            group.awaitInstances(1);
            crowd.awaitEffects(10);
            RunningHouse.thaw(first);
            group.awaitInstances(2);

            // Then
            assertThat(complaintsAbout(crowd)).isEmpty();
        } finally {
            if (second != null) {
                second.destroy();
                second.onExit().join();
            }
        }
    }

    private static Crowd crowd(String account) {
        return new Crowd(house, Stage.set(house.product(account), house.simulator(), new Ledger(house.simulator())));
    }

    private static List<String> complaintsAbout(Crowd crowd) {
        Map<String, List<Milestone>> stories = crowd.toTheEnd();
        return LeadsCheck.complaints(house.bootstrapServers(), house.databases(), stories);
    }
}
