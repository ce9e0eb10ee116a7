package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.state.Level;
import java.util.List;

/** A toggle on a contact names it; a lead names nobody, so the first contact in Close's order that can be texted is taken. Source: charlie.md 7.2. */
final class ChoosingContact {

    private ChoosingContact() {}

    static Choice<ContactRead> choose(Level level, List<ContactRead> contacts) {
        String nobody = switch (level) {
            case Level.OfLead() -> "no contact of the lead has a phone number that can be texted";
            case Level.OfContact(String id) -> "contact " + id + " has no phone number that can be texted";
        };
        return Choice.of(
                contacts.stream()
                        .filter(contact -> level.covers(contact.id()))
                        .filter(contact -> contact.textablePhone().isPresent())
                        .findFirst(),
                nobody);
    }
}
