package io.closeloop.lifecycle.store;

/** What stands above the phase of a lead's newest engagement. Source: charlie.md 5, "Card labels". */
public enum Chip {
    KILLED,
    DISQUALIFIED,
    /** Lead-wide, whether or not a setter is talking. */
    MASTER_KILLED,
    /** The field that activated it was cleared. */
    DISABLED,
    /** Somebody else leads the conversation; the setter sleeps. */
    PERSON,
    /** The setter has been switched off. */
    SETTER_OFF,
    /** The lead asked to be left alone for a while. */
    TALK_LATER,
    /** Its intro or an answer is held; a person decides. */
    HELD,
    /** Its intro was refused or expired on its way and does not go by itself: {@code restart} begins anew. */
    INTRO_FAILED,
    /** The person has written and nobody has answered. */
    UNANSWERED,
    /** A bug stopped one of its events. Not kept with what the lead's state says: that may be what cannot be read. */
    PARKED,
    /** Its integration was over budget: its events wait for their turn. Not kept with what the state says; streams tell it with the next change. */
    BEHIND,
    /** A phone number of the lead has opted out. Not kept with the lead: another lead may have been told. */
    OPTED_OUT,
    /** A timer, a read or the setter is being waited for. Not kept with the lead. */
    WAITING;
}
