package io.closeloop.events;

/** The eight milestones, in the product's own words. Source: charlie.md 1.1. */
public enum Milestone {
    LEAD_ACTIVATED("Lead Activated"),
    INTRO_RESPONSE("Intro Response"),
    CTA_REACHED("CTA Reached"),
    DQ_REACHED("DQ Reached"),
    DQ_REMOVED("DQ Removed"),
    LEAD_BOOKED("Lead Booked"),
    KILL_SWITCH_REACHED("Kill Switch Reached"),
    KILL_SWITCH_REMOVED("Kill Switch Removed");

    private final String label;

    Milestone(String label) {
        this.label = label;
    }

    /** What people read, on the dashboard and in the timeline. */
    public String label() {
        return label;
    }
}
