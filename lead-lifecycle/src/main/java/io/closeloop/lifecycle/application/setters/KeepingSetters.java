package io.closeloop.lifecycle.application.setters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.store.SetterDefaults;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import io.closeloop.lifecycle.store.StoredSetter;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates and changes setters. What is refused fails with {@link Refused}. */
@ApplicationScoped
public class KeepingSetters {

    private final Transactions transactions;
    private final SetterDefaults defaults;
    private final SetterChanges changes;

    KeepingSetters(Transactions transactions, SetterDefaults defaults, SetterChanges changes) {
        this.transactions = transactions;
        this.defaults = defaults;
        this.changes = changes;
    }

    /** @param body name, active and settings */
    public Uni<ShownSetter> create(Author author, @Nullable String body) {
        Draft draft = Draft.read(Body.parse(body));
        StoredSetter fresh =
                new StoredSetter(UUID.randomUUID(), draft.name(), draft.active(), draft.settings(), 0, null);
        return locked(author, account -> changes.create(author, fresh, account));
    }

    /** Whole: what the body leaves out, the setter has no longer. */
    public Uni<ShownSetter> replace(Author author, UUID id, @Nullable String body) {
        Draft draft = Draft.read(Body.parse(body));
        return change(author, id, current -> draft);
    }

    /** @param body a JSON merge patch of name, active and settings */
    public Uni<ShownSetter> patch(Author author, UUID id, @Nullable String body) {
        ObjectNode patch = Body.parse(body);
        return change(author, id, current -> Draft.patch(current, patch));
    }

    private Uni<ShownSetter> change(Author author, UUID id, Function<StoredSetter, Draft> wanted) {
        return locked(
                author,
                account -> changes.require(author.account(), id).chain(current -> {
                    Draft draft = wanted.apply(current);
                    Expected.require(draft.expected(), current.version());
                    return changes.change(author, current, draft.onto(current), account, "changed");
                }));
    }

    private Uni<ShownSetter> locked(Author author, Function<Defaults, Uni<ShownSetter>> work) {
        return transactions.run(() -> defaults.lock(author.account()).chain(account -> work.apply(account)));
    }
}
