package io.closeloop.lifecycle.domain.state;

/** Where a control field stands: a workflow can set it on the lead only, a person toggles it on a contact. Source: charlie.md 7.1. */
public sealed interface Level {

    Level LEAD = new OfLead();

    record OfLead() implements Level {}

    record OfContact(String contactId) implements Level {}

    default boolean covers(String contactId) {
        return switch (this) {
            case OfLead() -> true;
            case OfContact(String own) -> own.equals(contactId);
        };
    }
}
