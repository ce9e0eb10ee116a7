package io.closeloop.lifecycle.domain.rule;

/** Why the setter may not speak now. */
public enum Silence {
    INTEGRATION_REMOVED("the Close integration has been removed"),
    OPTED_OUT("the person opted out"),
    KILLED("the kill switch is set"),
    MASTER_KILLED("the master kill switch is set; a person with the admin role removes it"),
    DISQUALIFIED("the lead is disqualified"),
    DISABLED("the field that activated it was cleared"),
    PERSON("a person has taken over"),
    WORKFLOW("a Close workflow has texted"),
    TALK_LATER("the lead asked to talk later"),
    SETTER_OFF("the setter is switched off"),
    BOOKED("a meeting is booked and the setter does not go on after booking"),
    NO_SENDING_NUMBER("no phone number has been chosen for the integration"),
    /** Said by who shows the lead: no rule is asked about one that is parked. */
    PARKED("the lead is parked; a person with the operator role sees to it");

    private final String text;

    Silence(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
