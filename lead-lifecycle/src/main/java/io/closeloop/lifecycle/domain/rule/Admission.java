package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.decision.PhoneBook;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.Template;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.lifecycle.domain.state.Wish;
import java.util.List;
import java.util.Optional;

/** Whether a wish becomes an engagement. Every rule of activation that can say no stands here, in the order in which a person would ask. */
sealed interface Admission {

    record Admitted(Parties who) implements Admission {}

    record AlreadyOpen(Engagement.Open engagement) implements Admission {}

    /** Another setter than the one that talks now. Source: charlie.md 2.2, "ai_setter_id changed on a live lead". */
    record HandOver(Engagement.Open from, Parties who) implements Admission {}

    record Refused(String why) implements Admission {}

    static Admission decide(Wish wish, LeadState state, Context context, List<ContactRead> contacts) {
        if (!context.isConnected()) {
            return new Refused(Silence.INTEGRATION_REMOVED.text());
        }
        return switch (ChoosingContact.choose(wish.level(), contacts)) {
            case Choice.Impossible<ContactRead>(String why) -> new Refused(why);
            case Choice.Made<ContactRead>(ContactRead contact) -> withSetter(wish, contact, state, context);
        };
    }

    private static Admission withSetter(Wish wish, ContactRead contact, LeadState state, Context context) {
        if (state.killed(contact.id())) {
            return new Refused((state.masterKill() == null ? Silence.KILLED : Silence.MASTER_KILLED).text());
        }
        return switch (ChoosingSetter.choose(wish, state.facts().setterId(contact.id()), context)) {
            case Choice.Impossible<SetterProfile>(String why) -> new Refused(why);
            case Choice.Made<SetterProfile>(SetterProfile setter) -> between(contact, setter, state, context);
        };
    }

    private static Admission between(ContactRead contact, SetterProfile setter, LeadState state, Context context) {
        Optional<Engagement.Open> running = state.open().stream()
                .filter(open -> open.who().contactId().equals(contact.id()))
                .findFirst();
        if (running.isPresent() && running.get().who().setterId().equals(setter.id())) {
            return new AlreadyOpen(running.get());
        }
        String phone = contact.textablePhone().orElseThrow();
        if (context.phones().isSuppressed(phone)) {
            return new Refused(Silence.OPTED_OUT.text());
        }
        PhoneBook.Claim claim = context.phones().claims().get(phone);
        boolean ours = running.filter(open -> claim != null && open.id().equals(claim.engagementId()))
                .isPresent();
        if (claim != null && !ours) {
            return new Refused("the phone number already talks with a setter on lead " + claim.leadId());
        }
        Parties who = new Parties(contact.id(), Template.firstNameOf(contact.name()), phone, setter.id());
        return running.map(from -> handOver(from, who, setter)).orElseGet(() -> new Admitted(who));
    }

    /** A new engagement starts with a clean slate, so what people and setters have said of this one would be lost. */
    private static Admission handOver(Engagement.Open from, Parties who, SetterProfile to) {
        String refusal = to.name() + " does not take the conversation over: ";
        if (from.overlays().isDisqualified()) {
            return new Refused(refusal + Silence.DISQUALIFIED.text() + "; requalify it and choose the setter again");
        }
        if (from.overlays().owner() instanceof Owner.Asleep) {
            return new Refused(refusal + "somebody else has texted; choose the setter again when it is awake");
        }
        return new HandOver(from, who);
    }
}
