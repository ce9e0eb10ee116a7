package io.closeloop.lifecycle.store;

import static java.util.stream.Collectors.toMap;

import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The setters of all accounts. All methods run inside a session and see one account only; those that write, inside a transaction. */
@ApplicationScoped
public class Setters {

    /** A setter and the number of its last change. */
    public record Versioned(SetterProfile setter, long version) {}

    /** Those among the ids that this account has. */
    public Uni<Map<UUID, SetterProfile>> find(String account, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Panache.getSession()
                        .chain(session -> session.createQuery(
                                        "from SetterRow where account = :account and id in :ids", SetterRow.class)
                                .setParameter("account", account)
                                .setParameter("ids", ids)
                                .getResultList())
                        .map(rows ->
                                rows.stream().map(SetterRow::read).collect(toMap(SetterProfile::id, setter -> setter)));
    }

    public Uni<Optional<SetterProfile>> find(String account, UUID id) {
        return find(account, Set.of(id)).map(found -> Optional.ofNullable(found.get(id)));
    }

    public Uni<List<SetterProfile>> list(String account) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from SetterRow where account = :account order by name, id", SetterRow.class)
                        .setParameter("account", account)
                        .getResultList())
                .map(rows -> rows.stream().map(SetterRow::read).toList());
    }

    public Uni<Versioned> create(String account, SetterProfile setter) {
        SetterRow row = new SetterRow(account, setter.id());
        row.put(setter);
        return Panache.getSession()
                .chain(session -> session.persist(row))
                .replaceWith(() -> new Versioned(setter, row.version));
    }

    /** @return empty where the account has no such setter */
    public Uni<Optional<Versioned>> change(String account, SetterProfile setter) {
        return Panache.getSession()
                .chain(session -> session.find(SetterRow.class, setter.id(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.account.equals(account))
                        .map(found -> {
                            found.put(setter);
                            return new Versioned(setter, found.version);
                        }));
    }
}
