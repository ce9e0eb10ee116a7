package io.closeloop.lifecycle.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.settings.Json;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every version that a setter, or an account's defaults, ever had. All methods run inside a session. */
@ApplicationScoped
public class SetterVersions {

    private static final String INSERT = """
            insert into setter_version (account, setter_id, version, document, what, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String SELECT = """
            select version, document, what, changed_by, changed_at from setter_version
            where account = $1 and setter_id is not distinct from $2::uuid and version < $3 order by version desc limit $4
            """;

    /**
     * @param document as it can be sent again
     * @param what happened to it, for people
     */
    public record Version(long version, ObjectNode document, String what, String changedBy, Instant changedAt) {}

    /** @param setter null: the account's defaults. In the transaction of the change */
    public Uni<Void> add(String account, @Nullable UUID setter, Version version) {
        return Sql.update(
                        INSERT,
                        account,
                        setter,
                        version.version(),
                        Json.write(version.document()),
                        version.what(),
                        version.changedBy(),
                        version.changedAt())
                .replaceWithVoid();
    }

    /** Newest first, those older than {@code before}. @param setter null: the account's defaults */
    public Uni<List<Version>> of(String account, @Nullable UUID setter, long before, int limit) {
        return Sql.select(SELECT, SetterVersions::read, account, setter, before, limit);
    }

    private static Version read(Columns row) {
        return new Version(row.number(), Json.read(row.text()), row.text(), row.text(), row.instant());
    }
}
