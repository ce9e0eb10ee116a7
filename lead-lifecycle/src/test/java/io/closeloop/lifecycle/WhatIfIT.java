package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What would happen, without its happening. */
@QuarkusTest
class WhatIfIT extends ParkingHouse {

    private static final List<String> TABLES = List.of(
            "lead",
            "request",
            "phone_claim",
            "suppression",
            "timeline_entry",
            "inbox",
            "outbox",
            "stored_event",
            "phone_texted");

    @Test
    void it_answers_events_requests_and_timeline_and_stores_nothing() {
        activated();
        acme.awaitTimeline("Intro asked for");
        await("what was said to have left the outbox")
                .until(() -> "null".equals(database().get("outbox")));
        Map<String, String> before = database();

        ask(HandmadeEvents.inbound(acme, acme.bosPhone, "STOP"))
                .statusCode(200)
                .body("outcome", equalTo("DECIDED"))
                .body("events.data.gate.reason", hasItem("OPT_OUT"))
                .body("requests.slot", hasItem(startsWith("ask")))
                .body("timeline.text", hasItem("STOP"));

        assertThat(database()).isEqualTo(before);
        assertThat(before.get("lead")).isNotEqualTo("null");
    }

    @Test
    void what_would_be_dropped_or_wait_or_fail_or_concern_nobody_says_so() {
        ProducerRecord<String, byte[]> text = HandmadeEvents.inbound(acme, acme.bosPhone, "hello");
        activated();

        ask(HandmadeEvents.misfit(acme)).body("outcome", equalTo("NOT_OURS")).body("events", empty());
        Database.spoil(acme);
        ask(text).body("outcome", equalTo("FAILS")).body("because", containsString("not a LeadState"));
        Database.mend(acme);
        parkedByAKill();
        ask(text).body("outcome", equalTo("STORED"));
    }

    @Test
    void what_has_had_its_effect_would_be_dropped() {
        activated();

        acme.as("viewer")
                .body(around.lastWebhookOf(acme))
                .post("/leads/" + acme.lead + "/what-if")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("SEEN_BEFORE"));
    }

    @Test
    void an_event_of_another_lead_no_event_and_another_account_are_refused() {
        activated();
        byte[] event = HandmadeEvents.inbound(acme, acme.bosPhone, "hello").value();
        Acme twin = acme.on(acme.organization.lead("Twin", "+14155550179").leadId("Twin"));
        Acme other = connected(another());

        acme.as("viewer")
                .body(HandmadeEvents.inbound(twin, acme.bosPhone, "hello").value())
                .post("/leads/" + acme.lead + "/what-if")
                .then()
                .statusCode(400)
                .body("field", equalTo("event.lead_id"));
        acme.as("viewer")
                .body("{}")
                .post("/leads/" + acme.lead + "/what-if")
                .then()
                .statusCode(400)
                .body("field", equalTo("event"));
        other.as("admin")
                .body(event)
                .post("/leads/" + acme.lead + "/what-if")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse ask(ProducerRecord<String, byte[]> event) {
        return acme.as("viewer")
                .body(event.value())
                .post("/leads/" + acme.lead + "/what-if")
                .then();
    }

    /** Every row that speaks of this account. */
    private Map<String, String> database() {
        String own = acme.tenant.integration().substring("int_".length());
        return TABLES.stream().collect(Collectors.toMap(Function.identity(), table -> rows(table, own)));
    }

    private static String rows(String table, String of) {
        String all = "select string_agg(row, ' ' order by row) from (select md5(to_jsonb(t)::text) as row" + " from "
                + table + " t where to_jsonb(t)::text like '%' || ? || '%') rows";
        return String.valueOf(Database.one(all, of));
    }
}
