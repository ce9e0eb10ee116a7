package io.closeloop.local.demo;

import io.closeloop.events.Milestone;
import io.closeloop.local.client.ConnectedAccount.FieldValue;
import java.util.List;
import java.util.Map;

/** What the demo's setter says, and which value each milestone writes into which field. */
final class Script {

    static final String INTRO =
            "Hi {{first_name}}, Ana from Acme Solar here. Still thinking about solar? Reply STOP to opt out.";
    static final String QUESTION = "Great! Do you own your home?";
    static final String CTA = "Perfect, pick a time that suits you: https://example.com/book";

    static final Map<String, Object> SETTER = Map.of(
            "intro", INTRO, "question", QUESTION, "ctaMessage", CTA, "disqualifyingWords", List.of("not interested"));

    static final Map<Milestone, FieldValue> VALUES = Map.of(
            Milestone.LEAD_ACTIVATED, new FieldValue("charlie_stage", "activated"),
            Milestone.INTRO_RESPONSE, new FieldValue("charlie_stage", "replied"),
            Milestone.CTA_REACHED, new FieldValue("charlie_stage", "cta reached"),
            Milestone.LEAD_BOOKED, new FieldValue("charlie_stage", "booked"),
            Milestone.DQ_REACHED, new FieldValue("charlie_fit", "Disqualified"),
            Milestone.DQ_REMOVED, new FieldValue("charlie_fit", "Qualified"),
            Milestone.KILL_SWITCH_REACHED, new FieldValue("charlie_switch", "Killed"),
            Milestone.KILL_SWITCH_REMOVED, new FieldValue("charlie_switch", "On"));

    private Script() {}

    static FieldValue valueOf(Milestone milestone) {
        FieldValue value = VALUES.get(milestone);
        if (value == null) {
            throw new IllegalArgumentException(milestone + " is not mapped");
        }
        return value;
    }

    /** What Close puts on the lead's phone. */
    static String sent(String template, String firstName) {
        return "[Charlie] " + template.replace("{{first_name}}", firstName);
    }
}
