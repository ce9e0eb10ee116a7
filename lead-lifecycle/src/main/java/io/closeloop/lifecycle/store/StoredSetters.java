package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.settings.Json;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The setters as people keep them. All methods run inside a session and see one account only; those that write, under {@link SetterDefaults#lock}. */
@ApplicationScoped
public class StoredSetters {

    private static final String SELECT =
            "select id, name, active, settings, version, deleted_at from setter where account = $1 ";
    private static final String INSERT =
            "insert into setter (account, id, name, active, settings, version) values ($1, $2, $3, $4, $5, $6)";
    private static final String UPDATE = """
            update setter set name = $3, active = $4, settings = $5, version = $6, deleted_at = $7
            where account = $1 and id = $2
            """;
    private static final String TALKING =
            "select distinct lead from phone_claim where account = $1 and setter_id = $2 order by lead limit $3";

    /** By name, without the deleted ones. */
    public Uni<List<StoredSetter>> list(String account) {
        return Sql.select(SELECT + "and deleted_at is null order by name, id", StoredSetters::read, account);
    }

    /** Those among the ids that this account has or had. */
    public Uni<List<StoredSetter>> find(String account, Set<UUID> ids) {
        return Sql.select(SELECT + "and id = any($2)", StoredSetters::read, account, ids.toArray(UUID[]::new));
    }

    public Uni<Void> insert(String account, StoredSetter setter) {
        return Sql.update(
                        INSERT,
                        account,
                        setter.id(),
                        setter.name(),
                        setter.active(),
                        Json.write(setter.settings()),
                        setter.version())
                .replaceWithVoid();
    }

    public Uni<Void> update(String account, StoredSetter setter) {
        return Sql.update(
                        UPDATE,
                        account,
                        setter.id(),
                        setter.name(),
                        setter.active(),
                        Json.write(setter.settings()),
                        setter.version(),
                        setter.deletedAt())
                .replaceWithVoid();
    }

    /** Ids of leads that have an open engagement with it: each holds the claim of its phone. */
    public Uni<List<String>> leadsTalkingWith(String account, UUID setter, int limit) {
        return Sql.select(TALKING, row -> LeadKey.parse(row.text()).leadId(), account, setter, limit);
    }

    private static StoredSetter read(Columns row) {
        return new StoredSetter(
                row.uuid(), row.text(), row.flag(), Json.read(row.text()), row.number(), row.instantOrNull());
    }
}
