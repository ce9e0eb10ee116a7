package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Under which engagements and names a lead knows whoever has a phone number. */
final class PersonOnLead {

    private static final String CONTACTS =
            "select contact_id, name from lead_contact where lead = $1 and (phone = $2 or contact_id = any($3))";
    /** The state keeps the newest engagements only; of each that began there is a milestone. */
    private static final String ENGAGEMENTS =
            "select distinct engagement_id from milestone where lead = $1 and contact_id = any($2)";

    private PersonOnLead() {}

    /**
     * @param inState how many engagements on the number the state has
     * @param phoneAndNames as a regular expression
     */
    record Traces(Set<UUID> engagements, int inState, String phoneAndNames) {}

    static Uni<Traces> find(LeadKey lead, String phone, LeadState before) {
        List<Known> all = before.engagements().stream()
                .flatMap(engagement -> known(engagement).stream())
                .toList();
        List<Known> meant =
                all.stream().filter(one -> one.who().phone().equals(phone)).toList();
        Set<String> contacts = meant.stream().map(one -> one.who().contactId()).collect(Collectors.toSet());
        return Sql.select(
                        CONTACTS,
                        row -> new Contact(row.text(), row.text()),
                        lead.toString(),
                        phone,
                        contacts.toArray(String[]::new))
                .chain(found -> {
                    found.forEach(contact -> contacts.add(contact.id()));
                    return Sql.select(ENGAGEMENTS, row -> row.uuid(), lead.toString(), contacts.toArray(String[]::new))
                            .map(engagements -> traces(phone, all, meant, found, engagements));
                });
    }

    private static Traces traces(
            String phone, List<Known> all, List<Known> meant, List<Contact> contacts, List<UUID> began) {
        Set<UUID> engagements = new HashSet<>(began);
        // The same contact on another number of theirs: nobody has asked for that one.
        all.stream().filter(one -> !meant.contains(one)).map(Known::id).forEach(engagements::remove);
        meant.forEach(one -> engagements.add(one.id()));
        Set<String> names = contacts.stream().map(Contact::name).collect(Collectors.toSet());
        names.removeIf(name -> !name.strip().contains(" "));
        String number = literally(phone) + "(?!\\d)";
        String full = words(names);
        return new Traces(engagements, meant.size(), full.isEmpty() ? number : number + "|" + full);
    }

    private static Optional<Known> known(Engagement engagement) {
        return switch (engagement) {
            case Engagement.Pending pending -> Optional.empty();
            case Engagement.Open open -> Optional.of(new Known(open.id(), open.who()));
            case Engagement.Closed closed -> Optional.ofNullable(closed.who()).map(who -> new Known(closed.id(), who));
        };
    }

    private static String words(Collection<String> names) {
        return names.stream()
                .filter(name -> !name.isBlank() && !name.equals(Parties.ERASED))
                .map(name -> "\\m" + literally(name.strip()) + "\\M")
                .collect(Collectors.joining("|"));
    }

    /** In PostgreSQL's regular expressions a backslash takes its meaning from whatever is not a letter or digit. */
    private static String literally(String text) {
        return text.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1");
    }

    private record Known(UUID id, Parties who) {}

    private record Contact(String id, String name) {}
}
