package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.EventStream;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two accounts on one Close organization, with one lead id (promise 11). What each has seen of the lead is its own; what an account has not seen does not exist
 * for it.
 */
@QuarkusTest
class TenantsIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/leads",
                "/leads?q=LEAD",
                "/leads?q=Bo",
                "/leads?q=PHONE",
                "/leads?setter=SETTER",
                "/leads?phase=ACTIVATED",
                "/leads?chip=WAITING",
                "/leads/LEAD",
                "/leads/LEAD/timeline",
                "/leads/LEAD/conversation",
                "/leads.csv",
                "/timeline.csv",
                "/timeline.csv?lead=LEAD",
                "/funnel",
                "/funnel?setter=SETTER",
                "/funnel.csv",
                "/response-times",
                "/setters",
                "/setters/SETTER"
            })
    void an_account_that_has_seen_nothing_of_the_lead_is_shown_nothing(String path) {
        talkedWith(acme);
        Acme rival = connected(acme.rival());

        String seen = rival.as("admin").get(filled(path)).asString();

        assertThat(seen.replace("there is no setter " + acme.setter(), ""))
                .doesNotContain(acme.tenant.integration(), acme.setter().toString(), "Bo Ray", acme.bosPhone)
                .doesNotContain("\"LEAD_ACTIVATED\":1", "\"leadId\"", acme.contact, "\"count\":1");
        assertThat(acme.as("admin").get(filled(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void streams_of_an_account_that_has_seen_nothing_stay_silent() {
        talkedWith(acme);
        Acme rival = connected(acme.rival());
        try (EventStream account = open(rival, "/events", null).begun();
                EventStream lead = open(rival, "/leads/" + acme.lead + "/events?after=0", null)) {

            acme.order("kill");

            await().atMost(LONG).until(() -> account.frames().size() >= 3);
            assertThat(account.events()).isEmpty();
            assertThat(lead.status()).isEqualTo(404);
        }
    }

    @Test
    void a_place_in_another_account_s_stream_opens_nothing_of_it() {
        talkedWith(acme);
        Acme rival = connected(acme.rival());
        String place;
        try (EventStream ours = open(acme, "/events", null).begun()) {
            place = String.valueOf(ours.lastId());
        }
        acme.order("kill");

        try (EventStream theirs = open(rival, "/events", place).begun()) {
            await().atMost(LONG).until(() -> theirs.frames().size() >= 3);
            assertThat(theirs.events()).isEmpty();
        }
    }

    @Test
    void two_accounts_that_talk_with_one_lead_each_see_their_own() {
        talkedWith(acme);
        Acme rival = connected(acme.rival());
        talkedWith(rival);

        rival.order("kill");

        assertThat(chips(rival)).contains("KILLED");
        assertThat(chips(acme)).doesNotContain("KILLED");
        assertThat(acme.timeline()).doesNotContain("Kill Switch Reached");
        assertThat(acme.as("viewer")
                        .get("/leads/" + acme.lead + "/conversation")
                        .asString())
                .contains(acme.setter().toString())
                .doesNotContain(rival.setter().toString());
        assertThat(rival.as("viewer")
                        .get("/leads/" + acme.lead + "/conversation")
                        .asString())
                .contains(rival.setter().toString())
                .doesNotContain(acme.setter().toString());
        assertThat(acme.as("viewer").get("/funnel").jsonPath().getInt("lines[0].reached.KILL_SWITCH_REACHED"))
                .isZero();
    }

    private String filled(String path) {
        return path.replace("LEAD", acme.lead)
                .replace("PHONE", acme.bosPhone.substring(1))
                .replace("SETTER", acme.setter().toString());
    }

    private static String chips(Acme account) {
        return account.as("viewer").get("/leads").jsonPath().getString("leads[0].chips");
    }

    private static EventStream open(Acme account, String path, @Nullable String last) {
        String url = "http://localhost:" + RestAssured.port + path;
        return EventStream.open(url, account.token("viewer", Duration.ofMinutes(5)), last);
    }

    private static void talkedWith(Acme account) {
        account.workflow(Map.of("charlie_enabled", "false"));
        account.activated();
        account.tellSent(account.awaitText(1));
        account.awaitTimeline("Intro sent");
    }
}
