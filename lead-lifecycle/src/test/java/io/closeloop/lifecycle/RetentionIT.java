package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.House;
import io.closeloop.lifecycle.house.Scan;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an account does not want to keep any longer goes, and nothing else does. */
@QuarkusTest
class RetentionIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final String secret = "I live in " + UUID.randomUUID() + " Street";

    @Test
    void texts_older_than_the_account_keeps_them_go_and_younger_ones_stay() {
        talkedWith(acme);
        String young = "young " + UUID.randomUUID();
        aged(acme, 11);
        texted(acme, young);

        put(acme, "{\"textsDays\": 10, \"leadsDays\": null}");

        await().atMost(LONG).until(() -> Scan.findings(secret).stream().noneMatch(RetentionIT::isOfPeople));
        assertThat(Scan.findings(young)).contains("timeline_entry.text");
        acme.as("viewer").get("/leads").then().body("leads[0].contact.name", equalTo("Bo Ray"));
    }

    @Test
    void a_lead_that_is_talked_with_is_kept_however_old_and_one_that_is_over_keeps_its_milestones_only() {
        talkedWith(acme);
        aged(acme, 11);
        put(acme, "{\"textsDays\": null, \"leadsDays\": 10}");
        awaitAWalk(acme);
        assertThat(acme.timeline()).isNotEmpty();
        acme.workflow(Map.of("charlie_kill_switch", "true"));
        acme.awaitTimeline("Kill Switch Reached");
        texted(acme, "STOP");
        acme.awaitTimeline("Ended: ");
        String funnel = funnel(acme);

        aged(acme, 11);

        await().atMost(LONG).until(() -> acme.timeline().isEmpty());
        assertThat(Scan.findings(acme.bosPhone.substring(1))).doesNotContain("lead.state", "lead_contact.phone");
        assertThat(Scan.findings(secret)).noneMatch(RetentionIT::isOfPeople);
        assertThat(funnel(acme)).isEqualTo(funnel).contains("INTRO_RESPONSE");
        assertThat(Database.one(
                        "select state from lead where key = ?", acme.key().toString()))
                .contains("\"kill\"")
                .doesNotContain("\"sequence\":0");
    }

    @Test
    void another_account_keeps_what_it_has() {
        talkedWith(acme);
        Acme other = connected(another());
        aged(acme, 11);

        put(other, "{\"textsDays\": 1, \"leadsDays\": 1}");

        awaitAWalk(other);
        assertThat(Scan.findings(secret)).contains("timeline_entry.text", "conversation_text.text");
        other.as("admin").get("/retention").then().body("textsDays", equalTo(1)).body("leadsDays", equalTo(1));
        acme.as("admin").get("/retention").then().body("textsDays", nullValue()).body("leadsDays", nullValue());
    }

    @Test
    void a_lead_that_cannot_be_read_is_passed_over_and_those_after_it_go() {
        Acme first = acme.on("lead_0");
        Database.update(
                "insert into lead (key, account, integration, organization, lead_id, state, updated_at) values (?, ?, ?, ?, ?, 'x', now())",
                first.key().toString(),
                acme.tenant.account(),
                acme.tenant.integration(),
                acme.tenant.organization(),
                first.lead);
        talkedWith(acme);
        texted(acme, "STOP");
        acme.awaitTimeline("Ended: ");
        aged(acme, 11);
        aged(first, 11);

        put(acme, "{\"textsDays\": null, \"leadsDays\": 10}");

        await().atMost(LONG).until(() -> acme.timeline().isEmpty());
    }

    @Test
    void a_walk_that_fails_is_put_off_and_keeps_no_other_account_waiting() {
        Acme other = connected(another());
        put(acme, "{\"textsDays\": 10}");
        put(other, "{\"textsDays\": 10}");

        Database.update(
                "update retention set walked_to = 'no key', walk_due_at = '-infinity' where account = ?",
                acme.tenant.account());

        awaitAWalk(other);
        await().atMost(LONG)
                .until(() -> "t"
                        .equals(Database.one(
                                "select walk_due_at > now() + interval '50 minutes' from retention where account = ?",
                                acme.tenant.account())));
    }

    @Test
    void when_a_number_was_texted_is_known_as_long_as_any_setter_may_wait_with_its_intro_and_no_longer() {
        String texted = "insert into phone_texted (account, sending_number, phone, texted_at)"
                + " values (?, ?, ?, now() - make_interval(days => ?))";
        Database.update(texted, acme.tenant.account(), acme.number, "+14155550101", 29);

        Database.update(texted, acme.tenant.account(), acme.number, "+14155550102", 31);

        await().atMost(LONG)
                .until(() -> "+14155550101"
                        .equals(Database.one(
                                "select string_agg(phone, ' ') from phone_texted where account = ?",
                                acme.tenant.account())));
    }

    @Test
    void it_is_for_admins_and_a_wrong_number_is_refused_by_name() {
        acme.as("operator").get("/retention").then().statusCode(403);
        acme.as("admin")
                .body("{\"textsDays\": 0}")
                .put("/retention")
                .then()
                .statusCode(400)
                .body("field", equalTo("textsDays"));
    }

    private void talkedWith(Acme account) {
        account.activated();
        account.tellSent(account.awaitText(1));
        account.awaitTimeline("Intro sent");
        texted(account, secret);
        account.awaitText(2);
    }

    private static void texted(Acme account, String text) {
        int heard = account.timeline().size();
        broker.publish(HandmadeEvents.inbound(account, account.bosPhone, text));
        await().atMost(LONG).until(() -> account.timeline().size() > heard);
    }

    private static void put(Acme account, String body) {
        account.as("admin").body(body).put("/retention").then().statusCode(200);
    }

    /** As if all of it had happened so many days earlier. */
    private static void aged(Acme account, int days) {
        String key = account.key().toString();
        String earlier = " - make_interval(days => ?)";
        Database.update("update lead set updated_at = updated_at" + earlier + " where key = ?", days, key);
        Database.update("update timeline_entry set at = at" + earlier + " where lead = ?", days, key);
        Database.update("update conversation_text set at = at" + earlier + " where lead = ?", days, key);
    }

    /** A walk that has begun after now. */
    private static void awaitAWalk(Acme account) {
        Database.update(
                "update retention set walked_to = '', walk_due_at = '-infinity' where account = ?",
                account.tenant.account());
        await().atMost(LONG)
                .until(() -> "t"
                        .equals(Database.one(
                                "select walk_due_at > '-infinity' and walked_to = '' from retention where account = ?",
                                account.tenant.account())));
    }

    private static String funnel(Acme account) {
        return account.as("viewer").get("/funnel").jsonPath().getString("lines");
    }

    private static boolean isOfPeople(String column) {
        return column.startsWith("timeline_entry") || column.startsWith("conversation_text");
    }
}
