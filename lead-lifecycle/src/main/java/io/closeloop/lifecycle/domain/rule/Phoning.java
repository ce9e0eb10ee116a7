package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Input.LeadRead;
import io.closeloop.lifecycle.domain.news.Input.PhonesChanged;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;

/**
 * A conversation belongs to a phone number. When the contact has it no more, whoever holds it now is a stranger, and the contact's new
 * number has not been greeted: the engagement ends, and a person decides. Events of phones come in any order, so one is only the occasion to
 * read how the contact stands. Ours; the sources are silent.
 */
public final class Phoning {

    private Phoning() {}

    public static void changed(Turn turn, PhonesChanged changed) {
        turn.state().open().stream()
                .filter(open -> open.who().contactId().equals(changed.contactId()))
                .forEach(open -> turn.start(
                        new Request.ReadLead(open.id()), turn.context().limits().settle()));
    }

    static void read(Turn turn, LeadRead read) {
        for (Engagement.Open open : turn.state().open()) {
            read.contacts().stream()
                    .filter(contact -> contact.id().equals(open.who().contactId()))
                    .findFirst()
                    .ifPresent(contact -> compare(turn, open, contact));
        }
    }

    private static void compare(Turn turn, Engagement.Open open, ContactRead contact) {
        contact.phones().stream()
                .filter(phone -> phone.e164().equals(open.who().phone()))
                .findFirst()
                .ifPresentOrElse(
                        phone -> {
                            if (phone.blocked()) {
                                OptingOut.blocked(turn, open);
                            }
                        },
                        () -> Ending.end(turn, open, Ended.PHONE_CHANGED));
    }
}
