package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.Milestones.Reached;
import io.closeloop.lifecycle.store.People.Person;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps what people read of a decision in the decision's own transaction, and sends no statement where there is nothing to keep. */
public final class ReadModel {

    private ReadModel() {}

    /** What one transaction has for people. */
    public record Changes(List<Reached> milestones, TextChanges texts, Collection<Person> people) {}

    /** The statements in their order; the lead's row is locked. */
    public static List<Uni<Void>> keep(String account, LeadKey lead, Changes changes, Instant now) {
        List<Uni<Void>> statements = new ArrayList<>(Conversations.keep(account, lead, changes.texts()));
        if (!changes.milestones().isEmpty()) {
            statements.add(Milestones.add(account, lead, changes.milestones()));
        }
        if (!changes.people().isEmpty()) {
            statements.add(People.keep(account, lead, changes.people(), now));
        }
        return statements;
    }
}
