package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.closeloop.simulator.state.Switch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages as a person uses them. What they do is tested through HTTP too, in {@link HandIT} and {@link SwitchesIT}, for machines without a browser. */
class PagesInABrowserIT {
    private final Optional<Path> program = Browser.program();
    private final CloseSimulator simulator = CloseSimulator.start(0, World.demo(), SimulatorOptions.standard());
    private final OrganizationDefinition acme = simulator.define().organization("Acme Solar");

    @BeforeEach
    void aBrowser() {
        assumeTrue(program.isPresent(), "There is no Chromium on the path, so nobody looked at the pages.");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    /** Fills in the form of this title and presses its button. */
    private static String act(String title, String inputs) {
        return """
                (() => {
                  const form = [...document.forms].find(f => f.querySelector('b').textContent === '%s');
                  for (const [name, value] of Object.entries(%s)) form.elements[name].value = value;
                  form.querySelector('button').click();
                })()""".formatted(title, inputs);
    }

    private static void awaitText(Browser browser, String text) {
        await().until(() -> browser.evaluate("document.body.innerText").asText().contains(text));
    }

    @Test
    void a_person_runs_a_workflow_by_hand_and_sees_what_came_of_it() throws Exception {
        String lead = acme.leadId("Cam Diaz");
        try (Browser browser = Browser.open(program.orElseThrow(), simulator.url() + "/")) {
            awaitText(browser, "Cam Diaz");

            browser.evaluate(act(
                    "A workflow sets a lead field",
                    "{lead_id: '%s', field: 'charlie_enabled', value: 'true'}".formatted(lead)));

            awaitText(browser, "charlie_enabled = \"true\"");
            awaitText(browser, "field_written");
            assertThat(simulator.query().leadField(lead, "charlie_enabled")).hasToString("Optional[\"true\"]");
        }
    }

    @Test
    void what_close_refuses_is_said() throws Exception {
        try (Browser browser = Browser.open(program.orElseThrow(), simulator.url() + "/")) {
            awaitText(browser, "Cam Diaz");

            browser.evaluate(act("A text comes in", "{from: 'nobody', text: 'Yes'}"));

            awaitText(browser, "Invalid phone number");
        }
    }

    @Test
    void a_meeting_that_was_booked_can_be_chosen_and_cancelled() throws Exception {
        String meeting = simulator.act().meeting(acme.contactId("Bo Ray"), Instant.parse("2099-12-01T15:00:00Z"));
        try (Browser browser = Browser.open(program.orElseThrow(), simulator.url() + "/")) {
            awaitText(browser, "upcoming 2099-12-01");

            browser.evaluate(act("A meeting is cancelled", "{id: '%s'}".formatted(meeting)));

            awaitText(browser, "meeting_canceled");
        }
    }

    @Test
    void a_switch_is_turned_on_the_page_of_operations() throws Exception {
        try (Browser browser = Browser.open(program.orElseThrow(), simulator.url() + "/operations")) {
            awaitText(browser, "two_leads");

            browser.evaluate("""
                    (() => {
                      const select = document.querySelector('#two_leads select');
                      select.value = 'none';
                      select.dispatchEvent(new Event('change'));
                    })()""");

            awaitText(browser, "two_leads is none.");
            awaitText(browser, "(by default oldest)");
            assertThat(Caller.of(simulator, acme)
                            .get("/_simulator/switches")
                            .body()
                            .at("/" + Switch.TWO_LEADS.word() + "/value")
                            .asText())
                    .isEqualTo("none");
        }
    }
}
