package io.closeloop.lifecycle.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
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

    private static final String FIND =
            "select id, name, active, script from setter where account = $1 and id = any($2)";

    /** A setter and the number of its last change. */
    public record Versioned(SetterProfile setter, long version) {}

    /** Those among the ids that this account has. */
    public Uni<Map<UUID, SetterProfile>> find(String account, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Sql.select(FIND, Setters::read, account, ids.toArray(UUID[]::new))
                        .map(found -> found.stream().collect(toMap(SetterProfile::id, identity())));
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

    private static SetterProfile read(Columns row) {
        return new SetterProfile(
                row.uuid(), row.text(), row.flag(), SetterSettings.standard(Documents.read(row.text(), Script.class)));
    }
}
