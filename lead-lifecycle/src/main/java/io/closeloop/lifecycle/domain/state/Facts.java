package io.closeloop.lifecycle.domain.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The control facts of a lead and its contacts, kept with or without an engagement. */
public record Facts(ControlFacts lead, Map<String, ControlFacts> contacts) {

    public static final Facts NONE = new Facts(ControlFacts.NONE, Map.of());

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

    /** For a merge: what the lead says of its contacts stands on them from then on, for the lead will be gone. */
    public Facts asHeldFor(Stream<String> talkedWith) {
        Map<String, ControlFacts> held = new HashMap<>();
        Stream.concat(contacts.keySet().stream(), talkedWith)
                .forEach(contactId -> held.put(contactId, ofContact(contactId).under(lead)));
        return new Facts(ControlFacts.NONE, Map.copyOf(held));
    }

    /** With the contacts of a lead that was merged into this one. */
    public Facts joinedWith(Facts moved) {
        Map<String, ControlFacts> all = new HashMap<>(contacts);
        moved.contacts.forEach((contactId, facts) -> all.merge(contactId, facts, ControlFacts::newest));
        return new Facts(lead, Map.copyOf(all));
    }

    private ControlFacts ofContact(String contactId) {
        return contacts.getOrDefault(contactId, ControlFacts.NONE);
    }
}
