package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.state.Level;
import java.util.List;
import java.util.stream.Collectors;

/** A toggle on a contact names it; a lead names nobody, so the first contact in Close's order that can be texted is taken. Source: charlie.md 7.2. */
final class ChoosingContact {

    private ChoosingContact() {}

    static Choice<ContactRead> choose(Level level, List<ContactRead> contacts) {
        List<ContactRead> meant =
                contacts.stream().filter(contact -> level.covers(contact.id())).toList();
        return Choice.of(
                meant.stream()
                        .filter(contact -> contact.textablePhone().isPresent())
                        .findFirst(),
                nobody(level) + why(meant));
    }

    private static String nobody(Level level) {
        return switch (level) {
            case Level.OfLead() -> "no contact of the lead has a phone number that can be texted";
            case Level.OfContact(String id) -> "contact " + id + " has no phone number that can be texted";
        };
    }

    private static String why(List<ContactRead> contacts) {
        return contacts.isEmpty()
                ? ""
                : contacts.stream().map(ContactRead::obstacles).distinct().collect(Collectors.joining(", ", " (", ")"));
    }
}
