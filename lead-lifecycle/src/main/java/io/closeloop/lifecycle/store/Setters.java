package io.closeloop.lifecycle.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.settings.Json;
import io.closeloop.lifecycle.settings.Layers;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The setters as decisions see them: with what counts for them now. Runs inside a session. People's view of them is {@link StoredSetters}. */
@ApplicationScoped
public class Setters {

    private static final String FIND = """
            select s.id, s.name, s.active, s.settings, d.settings from setter s
            left join setter_defaults d on d.account = s.account
            where s.account = $1 and s.id = any($2) and s.deleted_at is null
            """;

    /** Those among the ids that this account has, and has not deleted. */
    public Uni<Map<UUID, SetterProfile>> find(String account, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Sql.select(FIND, Setters::read, account, ids.toArray(UUID[]::new))
                        .map(found -> found.stream().collect(toMap(SetterProfile::id, identity())));
    }

    public Uni<Optional<SetterProfile>> find(String account, UUID id) {
        return find(account, Set.of(id)).map(found -> Optional.ofNullable(found.get(id)));
    }

    private static SetterProfile read(Columns row) {
        UUID id = row.uuid();
        String name = row.text();
        boolean active = row.flag();
        String settings = row.text();
        return new SetterProfile(
                id, name, active, layers(settings, row.textOrNull()).settings());
    }

    private static Layers layers(String setter, @Nullable String account) {
        return new Layers(account == null ? Json.object() : Json.read(account), Json.read(setter));
    }
}
