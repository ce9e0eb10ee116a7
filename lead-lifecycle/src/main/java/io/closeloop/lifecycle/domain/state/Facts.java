package io.closeloop.lifecycle.domain.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The control facts of a lead and its contacts, kept with or without an engagement. */
public record Facts(ControlFacts lead, Map<String, ControlFacts> contacts) {

    static final Facts NONE = new Facts(ControlFacts.NONE, Map.of());

    public ControlFacts of(Level level) {
        return switch (level) {
            case Level.OfLead() -> lead;
            case Level.OfContact(String contactId) -> ofContact(contactId);
        };
    }

    public Facts with(Level level, ControlFacts changed) {
        return switch (level) {
            case Level.OfLead() -> new Facts(changed, contacts);
            case Level.OfContact(String contactId) -> {
                Map<String, ControlFacts> all = new HashMap<>(contacts);
                all.put(contactId, changed);
                yield new Facts(lead, Map.copyOf(all));
            }
        };
    }

    public boolean killed(String contactId) {
        return lead.isKilled() || ofContact(contactId).isKilled();
    }

    public boolean enabled(String contactId) {
        return lead.isEnabled() || ofContact(contactId).isEnabled();
    }

    /** The contact's own word goes before the lead's. */
    public Optional<String> setterId(String contactId) {
        return ofContact(contactId).setterId().or(lead::setterId);
    }

    private ControlFacts ofContact(String contactId) {
        return contacts.getOrDefault(contactId, ControlFacts.NONE);
    }
}
