package io.closeloop.lifecycle.application.setters;

import io.closeloop.lifecycle.store.SetterDefaults;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import io.closeloop.lifecycle.store.StoredSetter;
import io.closeloop.lifecycle.store.StoredSetters;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.kafka.AccountIntegrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Takes a setter away that nobody needs. It stays readable. An activation that has seen the setter just before may still commit after us: its
 * setter is then unknown to the next decision, and says nothing.
 */
@ApplicationScoped
public class DeletingSetter {

    private static final int LEADS_NAMED = 3;

    private final Transactions transactions;
    private final SetterDefaults defaults;
    private final StoredSetters setters;
    private final SetterChanges changes;
    private final AccountIntegrations integrations;

    DeletingSetter(
            Transactions transactions,
            SetterDefaults defaults,
            StoredSetters setters,
            SetterChanges changes,
            AccountIntegrations integrations) {
        this.transactions = transactions;
        this.defaults = defaults;
        this.setters = setters;
        this.changes = changes;
        this.integrations = integrations;
    }

    /** Done twice it is done once. Fails with {@link Refused} while somebody talks with it, or an integration has it as its default. */
    public Uni<Void> delete(Author author, UUID id) {
        return transactions.run(() -> defaults.lock(author.account())
                .chain(account -> changes.requireEver(author.account(), id, null)
                        .chain(setter -> setter.deletedAt() == null
                                ? delete(author, setter, account)
                                : Uni.createFrom().voidItem())));
    }

    private Uni<Void> delete(Author author, StoredSetter setter, Defaults account) {
        integrations
                .of(author.account())
                .filter(integration -> setter.id().equals(integration.event().defaultSetterId()))
                .ifPresent(integration -> {
                    throw inUse("it is the default setter of integration "
                            + integration.envelope().tenant().integration()
                            + "; choose another one in the integration's settings first");
                });
        return setters.leadsTalkingWith(author.account(), setter.id(), LEADS_NAMED)
                .invoke(DeletingSetter::requireNone)
                .chain(() -> changes.delete(author, setter, account))
                .replaceWithVoid();
    }

    private static void requireNone(List<String> leads) {
        if (!leads.isEmpty()) {
            throw inUse("it talks with " + String.join(", ", leads)
                    + (leads.size() < LEADS_NAMED ? "" : " and maybe more, see GET /leads?setter=")
                    + "; hand them over to another setter first. To silence it now, set active to false");
        }
    }

    private static Refused inUse(String cure) {
        return new Refused(new Refusal.InUse(cure));
    }
}
