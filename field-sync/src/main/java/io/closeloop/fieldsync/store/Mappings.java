package io.closeloop.fieldsync.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.closeloop.fieldsync.domain.Mapping;
import io.closeloop.outbox.Sql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The mappings of an account's setters. */
@ApplicationScoped
public class Mappings {

    private static final String FIND = """
            select setter_id, milestone, field_id, field_name, kind, value from mapping
            where account = $1 and setter_id = any($2)
            """;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?1, 0))";

    /** Replaces all of that setter's, in a transaction of its own. */
    public Uni<Void> replace(String account, UUID setterId, List<Mapping> mappings) {
        List<MappingRow> rows = mappings.stream()
                .map(mapping -> MappingRow.of(account, setterId, mapping))
                .toList();
        return Panache.withTransaction(() -> lock(account, setterId)
                .chain(() -> MappingRow.delete("account = ?1 and setterId = ?2", account, setterId))
                .chain(() -> Panache.getSession())
                .chain(session -> session.persistAll(rows.toArray())));
    }

    public Uni<List<Mapping>> of(String account, UUID setterId) {
        return Panache.withSession(() -> find(account, List.of(setterId)))
                .map(found -> found.getOrDefault(setterId, List.of()));
    }

    /** Of all setters that have any. */
    public Uni<Map<UUID, List<Mapping>>> of(String account) {
        return Panache.withSession(() -> MappingRow.<MappingRow>list("account", account))
                .map(Mappings::bySetter);
    }

    /** Inside the running transaction. */
    public Uni<Map<UUID, List<Mapping>>> find(String account, Collection<UUID> setters) {
        return Sql.select(FIND, MappingRow::of, account, setters.toArray(UUID[]::new))
                .map(Mappings::bySetter);
    }

    /** Two people who save at once: the later one's mappings hold, not a mixture of both. */
    private static Uni<?> lock(String account, UUID setterId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK)
                        .setParameter(1, account + "/" + setterId)
                        .getResultList());
    }

    private static Map<UUID, List<Mapping>> bySetter(List<MappingRow> rows) {
        return rows.stream()
                .sorted((a, b) -> a.milestone.compareTo(b.milestone))
                .collect(groupingBy(row -> row.setterId, TreeMap::new, mapping(MappingRow::toMapping, toList())));
    }
}
