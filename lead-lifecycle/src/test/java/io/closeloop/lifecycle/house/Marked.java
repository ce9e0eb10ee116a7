package io.closeloop.lifecycle.house;

import static org.awaitility.Awaitility.await;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.Milestone;
import io.closeloop.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account whose every word carries a mark: wherever the mark turns up, something of the account did. It has talked with a lead, and has another one that
 * is parked.
 */
public final class Marked {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** So long that nothing goes. */
    private static final String KEPT = "\"textsDays\":31337";

    public final Acme acme;
    public final Acme parked;

    private final String mark = "zanzibar" + UUID.randomUUID().toString().substring(0, 8);
    private final String heardByAll = "timbuktu" + UUID.randomUUID().toString().substring(0, 8);
    private final MessageRequested intro;
    private final String letter;
    private final String erasure;

    /** @param acme connected, and nothing has happened in it yet */
    public Marked(Acme acme) {
        this.acme = acme;
        String name = "Parked " + heardByAll;
        this.parked = acme.on(acme.organization
                .lead(name, acme.number.replace("+1415", "+1212"))
                .leadId(name));
        speakMarked();
        this.intro = talk();
        park();
        this.letter = letterOf(acme);
        this.erasure = eraseAnother();
        acme.as("admin").body("{" + KEPT + "}").put("/retention").then().statusCode(200);
        await().atMost(LONG).until(() -> AccountData.of(acme).get("request"), List::isEmpty);
    }

    private void speakMarked() {
        Map<String, Object> script = Map.of(
                "script",
                Map.of("intro", "Hi, " + mark + " here", "question", "Is it " + mark + "?", "ctaMessage", mark));
        patch("/setters/" + acme.setter(), Map.of("name", mark, "settings", script));
        patch("/setter-defaults", Map.of("settings", Map.of("script", Map.of("intro", "Hello from " + mark))));
    }

    private void patch(String path, Map<String, ?> body) {
        acme.as("admin").body(body).patch(path).then().statusCode(200);
    }

    private MessageRequested talk() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        MessageRequested first = acme.awaitText(1);
        acme.tellSent(first);
        acme.awaitTimeline("Intro sent");
        acme.person().inboundSms(acme.organization.id(), acme.bosPhone, acme.number, "I live in " + heardByAll);
        acme.tellSent(acme.awaitText(2));
        acme.awaitMilestones(Milestone.LEAD_ACTIVATED, Milestone.INTRO_RESPONSE);
        acme.awaitTimeline("Text sent");
        return first;
    }

    private void park() {
        parked.workflow(Map.of("charlie_enabled", "true"));
        parked.awaitText(1);
        Database.spoil(parked);
        parked.workflow(Map.of("charlie_kill_switch", "true"));
        await().atMost(LONG)
                .until(() -> acme.as("operator").get("/parked").asString(), body -> body.contains(parked.lead));
    }

    /** Something of the account that nobody could read; where it lies. */
    private static String letterOf(Acme acme) {
        String letters = Topics.CLOSE_EVENTS.deadLetterName();
        acme.broker().publish(HandmadeEvents.misshapenText(acme));
        await().atMost(LONG).until(() -> acme.broker().read(letters, acme.key().toString()), read -> !read.isEmpty());
        var letter = acme.broker().read(letters, acme.key().toString()).getFirst();
        return letters + "/" + letter.partition() + "/" + letter.offset();
    }

    /** Somebody nobody has talked with. */
    private String eraseAnother() {
        String phone = acme.number.replace("+1415", "+1312");
        return acme.as("admin")
                .body(Map.of("phone", phone, "reason", mark))
                .post("/erasures")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("id");
    }

    /** What stands for the account's ids in what a test asks. */
    public Map<String, String> ids() {
        return Map.of(
                "{letter}",
                letter,
                "{erasure}",
                erasure,
                "{lead}",
                acme.lead,
                "{parked}",
                parked.lead,
                "{contact}",
                acme.contact,
                "{setter}",
                acme.setter().toString(),
                "{engagement}",
                intro.engagementId().toString(),
                "{message}",
                intro.messageId().toString(),
                "{phone}",
                acme.bosPhone.substring(1));
    }

    /** What nobody else may be shown, whatever else they share with the account. */
    public Set<String> secrets() {
        return Stream.of(
                        mark,
                        KEPT,
                        acme.tenant.account(),
                        acme.tenant.integration(),
                        acme.setter().toString(),
                        intro.engagementId().toString(),
                        intro.messageId().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What Close shows to every account that has connected the same organization. */
    public Set<String> sharedInClose() {
        return Set.of("Bo Ray", heardByAll, acme.bosPhone, acme.lead, acme.contact);
    }
}
