package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The control facts of a lead and its contacts, kept with or without an engagement.
 *
 * @param former by lead, what was said by those that were merged into this one. No field says it any more, so no read changes it; kept apart
 *     from the contacts' own words, so that what is heard late of a lead that is gone still finds its place (promise 4)
 */
public record Facts(ControlFacts lead, Map<String, ControlFacts> contacts, Map<String, Former> former) {

    /** A document from before there were former leads has none. */
    public Facts {
        former = Objects.requireNonNullElse(former, Map.of());
    }

    public static final Facts NONE = new Facts(ControlFacts.NONE, Map.of(), Map.of());

    /** @param of the contacts that the lead had */
    public record Former(ControlFacts said, Set<String> of) {

        private static Former newest(Former one, Former other) {
            Set<String> both = new HashSet<>(one.of);
            both.addAll(other.of);
            return new Former(ControlFacts.newest(one.said, other.said), Set.copyOf(both));
        }
    }

    public ControlFacts of(Level level) {
        return switch (level) {
            case Level.OfLead() -> lead;
            case Level.OfContact(String contactId) -> ofContact(contactId);
        };
    }

    public Facts with(Level level, ControlFacts changed) {
        return switch (level) {
            case Level.OfLead() -> new Facts(changed, contacts, former);
            case Level.OfContact(String contactId) -> {
                Map<String, ControlFacts> all = new HashMap<>(contacts);
                all.put(contactId, changed);
                yield new Facts(lead, Map.copyOf(all), former);
            }
        };
    }

    /** Whoever said them: the lead, its contacts, and the leads that were merged into it. */
    public Stream<ControlFacts> all() {
        return Stream.of(
                        Stream.of(lead),
                        contacts.values().stream(),
                        former.values().stream().map(Former::said))
                .flatMap(said -> said);
    }

    public boolean killed(String contactId) {
        return ofContact(contactId).isKilled() || above(contactId).anyMatch(ControlFacts::isKilled);
    }

    public boolean enabled(String contactId) {
        return ofContact(contactId).isEnabled() || above(contactId).anyMatch(ControlFacts::isEnabled);
    }

    /** The contact's own word goes before its leads'; of theirs the newest counts. */
    public Optional<String> setterId(String contactId) {
        return ofContact(contactId)
                .setterId()
                .or(() -> above(contactId)
                        .flatMap(said -> Stream.ofNullable(said.setter()))
                        .filter(named -> !named.value().isEmpty())
                        .max(Comparator.comparing(Fact::at))
                        .map(Fact::value));
    }

    /** A person lifts every kill, on whichever object it was set. */
    public Facts withoutKills(Instant at) {
        return new Facts(
                lead.withKillOrder(false, at),
                each(contacts, known -> known.isKilled() ? known.withKillOrder(false, at) : known),
                each(
                        former,
                        known -> new Former(
                                known.said.isKilled() ? known.said.withKillOrder(false, at) : known.said, known.of)));
    }

    /** Whoever is talked with is one of the lead's contacts, whether or not anything was said of them. */
    public Facts covering(Stream<String> talkedWith) {
        Map<String, ControlFacts> all = new HashMap<>(contacts);
        talkedWith.forEach(contactId -> all.putIfAbsent(contactId, ControlFacts.NONE));
        return new Facts(lead, Map.copyOf(all), former);
    }

    /** For a merge: what the lead says of its contacts is said of them for ever, for the lead will be gone. */
    public Facts leftBy(String leadId) {
        Map<String, Former> all = new HashMap<>(former);
        all.merge(leadId, new Former(lead, Set.copyOf(contacts.keySet())), Former::newest);
        return new Facts(ControlFacts.NONE, contacts, Map.copyOf(all));
    }

    /** With what comes from a lead that was merged into this one: in any order, and any number of times, with the same outcome. */
    public Facts joinedWith(Facts moved) {
        Map<String, ControlFacts> everybody = new HashMap<>(contacts);
        moved.contacts.forEach((contactId, facts) -> everybody.merge(contactId, facts, ControlFacts::newest));
        Map<String, Former> all = new HashMap<>(former);
        moved.former.forEach((leadId, said) -> all.merge(leadId, said, Former::newest));
        return new Facts(lead, Map.copyOf(everybody), Map.copyOf(all));
    }

    private Stream<ControlFacts> above(String contactId) {
        return Stream.concat(
                Stream.of(lead),
                former.values().stream()
                        .filter(gone -> gone.of.contains(contactId))
                        .map(Former::said));
    }

    private ControlFacts ofContact(String contactId) {
        return contacts.getOrDefault(contactId, ControlFacts.NONE);
    }

    private static <T> Map<String, T> each(Map<String, T> all, Function<T, T> change) {
        return all.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> change.apply(entry.getValue())));
    }
}
