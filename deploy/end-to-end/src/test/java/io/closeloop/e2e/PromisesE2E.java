package io.closeloop.e2e;

import static io.closeloop.local.plan.Service.LEAD_LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.Milestone;
import io.closeloop.local.client.JsonHttp;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.client.SimulatedClose.Person;
import io.closeloop.local.demo.Demo;
import io.closeloop.local.demo.Ledger;
import io.closeloop.local.demo.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantee: what the house has committed takes effect exactly once, whatever is killed in between. */
class PromisesE2E {

    @TempDir
    static Path home;

    private static RunningHouse house;

    @BeforeAll
    static void start() throws InterruptedException {
        house = RunningHouse.start(home, Map.of());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void the_demo_plays_to_its_end() throws InterruptedException {
        Demo demo =
                new Demo(house.product("demo"), house.simulator(), house.bootstrapServers(), RunningHouse.console());

        assertThat(demo.play()).isTrue();
    }

    @Test
    void a_milestone_committed_but_not_published_before_a_kill_takes_effect_exactly_once() throws Exception {
        // Given: a lifecycle that commits and never publishes
        Product product = house.product("crash");
        SimulatedClose close = house.simulator();
        Stage stage = Stage.set(product, close, new Ledger(close));
        Person bo = stage.enter("Bo Ray");
        house.kill(LEAD_LIFECYCLE);
        house.restart(LEAD_LIFECYCLE, Map.of("CLOSELOOP_OUTBOX_PUBLISH", "false"));
        stage.activate(bo);
        Awaitility.await("the activation to be committed")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> phaseOf(product, bo).equals("ACTIVATED"));
        assertThat(stage.deeds()).isEmpty();

        // When: it is killed between its commit and its publish, and comes back
        house.kill(LEAD_LIFECYCLE);
        house.restart(LEAD_LIFECYCLE, Map.of());

        // Then
        stage.expect(bo, Milestone.LEAD_ACTIVATED);
        stage.expectIntro(bo);
        assertThat(stage.judge().complaints()).isEmpty();
    }

    @Test
    void a_lifecycle_frozen_past_its_lease_and_thawed_keeps_every_leads_order() throws Exception {
        // Given: two instances; the first holds the outbox
        SimulatedClose close = house.simulator();
        Stage stage = Stage.set(house.product("freeze"), close, new Ledger(close));
        Process second = house.startSecond(LEAD_LIFECYCLE);
        List<Person> people = new ArrayList<>(activated(stage, 20));
        ProcessHandle first = house.running(LEAD_LIFECYCLE);

        // When: it freezes with work in hand, another takes over, and it wakes up
        RunningHouse.freeze(first);
        people.addAll(activated(stage, 20));
        int before = stage.deeds().size();
        Awaitility.await("the second instance to take over")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> stage.deeds().size() > before);
        RunningHouse.thaw(first);

        // Then
        for (Person person : people) {
            stage.expect(person, Milestone.LEAD_ACTIVATED);
            stage.expectIntro(person);
        }
        assertThat(stage.judge().complaints()).isEmpty();
        assertThat(SequenceCheck.overtaken(house.bootstrapServers())).isEmpty();
        second.destroy();
        second.onExit().join();
    }

    private static List<Person> activated(Stage stage, int count) {
        List<Person> people = IntStream.range(0, count)
                .mapToObj(n -> stage.enter("Lead " + n))
                .toList();
        people.forEach(stage::activate);
        return people;
    }

    private static String phaseOf(Product product, Person person) {
        try {
            return product.lead(person.leadId())
                    .path("engagements")
                    .path(0)
                    .path("phase")
                    .asText();
        } catch (JsonHttp.Refused notYetKnown) {
            return "unknown";
        }
    }
}
