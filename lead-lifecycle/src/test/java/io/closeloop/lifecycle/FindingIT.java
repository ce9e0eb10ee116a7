package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.SmsEvent;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads are found, and their conversations read. */
@QuarkusTest
class FindingIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_lead_of_the_list_says_who_is_talked_with_and_what_stands_in_the_way() {
        acme.activated();
        acme.order("kill");

        JsonPath list = acme.as("viewer").get("/leads").jsonPath();

        assertThat(list.getString("leads[0].contact.name")).isEqualTo("Bo Ray");
        assertThat(list.getString("leads[0].contact.phone")).isEqualTo(acme.bosPhone);
        assertThat(list.getString("leads[0].phase")).isEqualTo("ACTIVATED");
        assertThat(list.getList("leads[0].chips")).containsExactly("KILLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bo", "BO  RA", "ray", "Bo Ray"})
    void a_lead_is_found_by_the_beginning_of_its_contact_s_name(String name) {
        acme.activated();

        assertThat(found("q", name)).containsExactly(acme.lead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o", "Bo%", "_o", "Ray Bo"})
    void nothing_else_in_a_name_counts(String name) {
        acme.activated();

        assertThat(found("q", name)).isEmpty();
    }

    @Test
    void a_lead_is_found_by_its_phone_number_however_it_is_written() {
        acme.activated();
        String local = acme.bosPhone.substring("+1".length());
        String written = "(" + local.substring(0, 3) + ") " + local.substring(3, 6) + "-" + local.substring(6);

        assertThat(found("q", acme.bosPhone)).containsExactly(acme.lead);
        assertThat(found("q", written)).containsExactly(acme.lead);
        assertThat(found("q", acme.number)).isEmpty();
    }

    @Test
    void a_lead_is_found_by_its_id() {
        acme.activated();

        assertThat(found("q", acme.lead)).containsExactly(acme.lead);
        assertThat(found("q", acme.lead + "x")).isEmpty();
    }

    @Test
    void chips_narrow_the_list_down_to_leads_that_have_all_of_them() {
        acme.activated();
        acme.order("kill");
        acme.order("disqualify");

        assertThat(found("chip", "KILLED", "chip", "disqualified")).containsExactly(acme.lead);
        assertThat(found("chip", "KILLED", "chip", "PERSON")).isEmpty();
    }

    @Test
    void who_opted_out_is_found_by_it_and_who_opted_in_again_is_not() {
        acme.activated();
        acme.person().inboundSms(acme.bosPhone, acme.number, "STOP");
        await().atMost(LONG).until(() -> found("chip", "OPTED_OUT").equals(List.of(acme.lead)));

        acme.person().inboundSms(acme.bosPhone, acme.number, "START");

        await().atMost(LONG).until(() -> found("chip", "OPTED_OUT").isEmpty());
    }

    @Test
    void who_is_waited_for_is_found_by_it() {
        introSent();
        assertThat(found("chip", "WAITING")).isEmpty();

        acme.tell(personTexted());

        await().atMost(LONG)
                .until(() -> found("chip", "WAITING", "chip", "PERSON").equals(List.of(acme.lead)));
    }

    @Test
    void several_phases_are_any_of_them_and_since_is_a_time() {
        acme.activated();
        Instant after = Instant.now().plusSeconds(1);

        assertThat(found("phase", "BOOKED", "phase", "activated")).containsExactly(acme.lead);
        assertThat(found("updatedSince", "2026-01-01")).containsExactly(acme.lead);
        assertThat(found("updatedSince", after.toString())).isEmpty();
    }

    @Test
    void pages_show_every_lead_once_though_one_changes_in_between() {
        List<Acme> leads = new ArrayList<>(List.of(acme));
        IntStream.range(0, 4).forEach(n -> leads.add(acme.on(newLead(n))));
        leads.forEach(Acme::activated);
        JsonPath first = acme.as("viewer").get("/leads?limit=2").jsonPath();
        List<String> seen = new ArrayList<>(first.getList("leads.leadId"));
        acme.on(seen.getFirst()).order("kill");

        @Nullable String next = first.getString("next");
        while (next != null) {
            JsonPath page =
                    acme.as("viewer").get("/leads?limit=2&cursor=" + next).jsonPath();
            seen.addAll(page.getList("leads.leadId"));
            next = page.getString("next");
        }

        Set<String> all = new HashSet<>(leads.stream().map(lead -> lead.lead).toList());
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @CsvSource({
        "setter=x, setter, UUID",
        "phase=ASLEEP, phase, INTRO_SENT",
        "chip=SAD, chip, DISQUALIFIED",
        "updatedSince=yesterday, updatedSince, 2026-01-31",
        "limit=0, limit, 200",
        "limit=201, limit, 200",
        "limit=many, limit, 200",
        "cursor=%21, cursor, next"
    })
    void a_wrong_parameter_is_refused_with_its_name_and_the_cure(String query, String field, String cure) {
        acme.as("viewer")
                .urlEncodingEnabled(false)
                .get("/leads?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field))
                .body("detail", containsString(cure));
    }

    @Test
    void a_conversation_has_every_text_in_order_with_its_state_and_author() {
        introSent();
        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.tellSent(acme.awaitText(2));
        acme.awaitTimeline("Text sent");
        acme.tell(personTexted());
        acme.awaitTimeline("The setter sleeps");

        JsonPath conversation = conversation("");

        assertThat(conversation.getList("texts.direction")).containsExactly("OUT", "IN", "OUT", "PERSON");
        assertThat(conversation.getList("texts.state")).containsExactly("SENT", "RECEIVED", "SENT", "SENT");
        assertThat(conversation.getList("texts.purpose")).containsExactly("INTRO", null, "REPLY", null);
        assertThat(conversation.getList("texts.text"))
                .containsExactly("Hi Bo, Anna here", "hello", "Do you own your home?", null);
        assertThat(conversation.getList("texts.author"))
                .containsExactly(
                        acme.setter().toString(), acme.contact, acme.setter().toString(), "user_p");
        assertThat(conversation.getList("texts.smsId")).containsExactly("acti_1", null, "acti_1", null);
    }

    @Test
    void a_text_delivered_twice_stands_there_once() {
        introSent();
        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.awaitText(2);

        acme.deliverAgain();
        acme.person().inboundSms(acme.bosPhone, acme.number, "are you there?");

        await().atMost(LONG).until(() -> conversation("").getList("texts.text").contains("are you there?"));
        assertThat(conversation("").getList("texts.text")).containsOnlyOnce("hello");
    }

    @Test
    void a_text_that_a_gate_voids_is_shown_as_withdrawn_and_one_that_was_on_its_way_as_sent() {
        acme.activated();
        MessageRequested intro = acme.awaitText(1);
        acme.order("kill");
        assertThat(conversation("").getList("texts.state")).containsExactly("WITHDRAWN");
        assertThat(conversation("").getList("texts.why")).containsExactly("KILL");

        acme.tellSent(intro);

        await().atMost(LONG).until(() -> conversation("").getList("texts.state").equals(List.of("SENT")));
    }

    @Test
    void a_text_that_did_not_go_says_why() {
        acme.activated();
        MessageRequested intro = acme.awaitText(1);

        acme.tell(new SmsEvent.MessageFailed(
                intro.messageId(), intro.engagementId(), acme.lead, acme.contact, "the carrier refused it"));

        await().atMost(LONG).until(() -> conversation("").getList("texts.state").equals(List.of("NOT_SENT")));
        assertThat(conversation("").getString("texts[0].why")).isEqualTo("the carrier refused it");
    }

    @Test
    void an_intro_that_did_not_go_is_seen_on_the_lead_and_restarted() {
        acme.activated();
        MessageRequested intro = acme.awaitText(1);
        acme.as("viewer").get("/leads/" + acme.lead).then().body("engagements[0].intro", equalTo("ASKED"));

        acme.tell(new SmsEvent.MessageFailed(
                intro.messageId(), intro.engagementId(), acme.lead, acme.contact, "the carrier refused it"));

        await().atMost(LONG).until(() -> found("chip", "intro_failed").equals(List.of(acme.lead)));
        acme.as("viewer").get("/leads/" + acme.lead).then().body("engagements[0].intro", equalTo("FAILED"));
        acme.order("restart");
        acme.awaitText(2);
        assertThat(found("chip", "intro_failed")).isEmpty();
    }

    @Test
    void a_long_conversation_is_read_from_its_end_page_by_page() {
        introSent();
        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.awaitText(2);

        JsonPath newest = conversation("?limit=2");
        JsonPath before = conversation("?limit=2&before=" + newest.getString("earlier"));

        assertThat(newest.getList("texts.text")).containsExactly("hello", "Do you own your home?");
        assertThat(before.getList("texts.text")).containsExactly("Hi Bo, Anna here");
        assertThat(before.getString("earlier")).isNull();
    }

    private JsonPath conversation(String query) {
        return acme.as("viewer")
                .get("/leads/" + acme.lead + "/conversation" + query)
                .jsonPath();
    }

    private List<String> found(String... parameters) {
        var request = acme.as("viewer");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/leads").jsonPath().getList("leads.leadId");
    }

    private SmsEvent personTexted() {
        return new SmsEvent.PersonTexted(
                acme.lead, acme.contact, "acti_p", acme.bosPhone, Instant.now(), "user_p", null);
    }

    private String newLead(int n) {
        String name = "Lead " + n + " " + UUID.randomUUID();
        return acme.organization.lead(name, "+1415555%04d".formatted(100 + n)).leadId(name);
    }

    private void introSent() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.tellSent(acme.awaitText(1));
        acme.awaitTimeline("Intro sent");
    }
}
