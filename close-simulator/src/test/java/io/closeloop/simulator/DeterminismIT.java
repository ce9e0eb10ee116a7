package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.simulator.state.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same seed, the same time and the same deeds make the same world, the same answers and the same ledger, to the byte. */
class DeterminismIT {
    /** Everything that a run shows, in lines. */
    private static List<String> run(long seed) {
        ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
        try (Receiver receiver = new Receiver();
                CloseSimulator simulator = CloseSimulator.start(
                        0, World.demo(), SimulatorOptions.standard().withSeed(seed), time, time)) {
            Run run = new Run(simulator, time, receiver);
            run.requests();
            run.deeds();
            return run.seen();
        }
    }

    /** The addresses of the simulator and of the receiver are the system's choice, not the seed's. */
    private record Run(CloseSimulator simulator, ManualTime time, Receiver receiver) {
        OrganizationDefinition acme() {
            return simulator.define().organization("Acme Solar");
        }

        Caller caller() {
            return Caller.of(simulator, acme());
        }

        void requests() {
            String bo = acme().leadId("Bo Ray");
            caller().post("/webhook/", """
                    {"url":"%s","events":[{"object_type":"activity.sms","action":"created"}]}""".formatted(receiver.url()));
            caller().post("/opportunity/", "{\"lead_id\":\"" + bo + "\",\"value\":100}");
            caller().post("/contact/", "{\"nickname\":\"E\"}");
            simulator.faults().on("PUT", "lead/*").loseAnswer(502);
            caller().put("/lead/" + bo + "/", "{\"description\":\"VIP\"}");
            caller().post("/data/search/", """
                    {"query":{"type":"object_type","object_type":"lead"},"_limit":1}""");
        }

        void deeds() {
            Act act = simulator.act();
            act.workflow(acme().leadId("Bo Ray"), Map.of("charlie_enabled", "true"));
            act.inboundSms("+14155550111", "+14155550100", "Yes");
            awaitAnswers(1);
            receiver.answerFirst(500);
            act.workflowSms(acme().contactId("Bo Ray"), "Welcome");
            awaitAnswers(2);
            act.moveMeeting(act.meeting(acme().contactId("Cam Diaz"), time.instant()), time.instant());
            act.merge(acme().leadId("Cam Diaz"), acme().leadId("Bo Ray"));
            time.advance(Duration.ofMinutes(1));
            awaitAnswers(3);
        }

        /** Where the answer of a receiver stands in the ledger is for the network to say. */
        private void awaitAnswers(int count) {
            await().until(() -> simulator.query().effects("webhook_answered").size() == count);
        }

        List<String> seen() {
            List<String> seen = new ArrayList<>();
            simulator.query().ledger(0).forEach(entry -> seen.add(entry.json().toString()));
            seen.add(simulator.query().world().toString());
            for (String path : List.of("/event/", "/task/?_type=all", "/webhook/", "/activity/")) {
                seen.add(caller().get(path).body().toString());
            }
            receiver.deliveries().forEach(d -> seen.add(d.hash() + ' ' + d.event()));
            return seen.stream()
                    .map(line -> line.replace(receiver.url(), "http://receiver/"))
                    .toList();
        }
    }

    @Test
    void a_seed_decides_every_id_every_event_and_every_line_of_the_ledger() {
        assertThat(run(7)).isEqualTo(run(7)).hasSizeGreaterThan(20);
    }

    @Test
    void another_seed_is_another_world() {
        assertThat(run(7)).isNotEqualTo(run(8));
    }

    @Test
    void without_a_seed_no_two_runs_are_alike() {
        assertThat(textOfAnUnseededRun()).isNotEqualTo(textOfAnUnseededRun());
    }

    private static String textOfAnUnseededRun() {
        try (CloseSimulator simulator = CloseSimulator.start(0, World.demo(), SimulatorOptions.standard())) {
            return simulator.act().inboundSms("+14155550111", "+14155550100", "Yes");
        }
    }
}
