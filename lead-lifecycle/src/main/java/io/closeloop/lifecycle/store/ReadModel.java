package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.Milestones.Reached;
import io.closeloop.lifecycle.store.MovedEngagements.GoesOn;
import io.closeloop.lifecycle.store.People.Person;
import io.closeloop.outbox.Change;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps what people read of a decision in the decision's own transaction, and sends no statement where there is nothing to keep. */
public final class ReadModel {

    private ReadModel() {}

    /** What one transaction has for people. */
    public record Changes(List<Reached> milestones, TextChanges texts, Collection<Person> people, List<GoesOn> moved) {}

    /** What becomes of the lead's texts, in its order; the lead's row is locked. */
    public static List<Uni<Void>> keepTexts(String account, LeadKey lead, Changes changes) {
        return Conversations.keep(account, lead, changes.texts());
    }

    /** All else; the lead's row is locked. */
    public static List<Change> keeping(String account, LeadKey lead, Changes changes, Instant now) {
        List<Change> keeping = new ArrayList<>();
        if (!changes.milestones().isEmpty()) {
            keeping.add(Milestones.adding(account, lead, changes.milestones()));
        }
        if (!changes.people().isEmpty()) {
            keeping.add(People.keeping(account, lead, changes.people(), now));
        }
        if (!changes.moved().isEmpty()) {
            keeping.add(MovedEngagements.adding(account, changes.moved()));
        }
        return keeping;
    }
}
