package io.closeloop.lifecycle.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.settings.Json;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What holds for all setters of an account that do not say otherwise. All methods run inside a session. */
@ApplicationScoped
public class SetterDefaults {

    private static final String LOCK = """
            insert into setter_defaults (account) values ($1) on conflict (account) do update set account = excluded.account
            returning settings, version
            """;
    private static final String FIND = "select settings, version from setter_defaults where account = $1";
    private static final String UPDATE = "update setter_defaults set settings = $2, version = $3 where account = $1";

    /** @param version 0: nobody has set any */
    public record Defaults(ObjectNode settings, long version) {}

    /**
     * Until the transaction ends nobody else changes settings in this account. Who changes any takes it first: what a setter leaves to the
     * defaults is checked against them, and they against every setter.
     */
    public Uni<Defaults> lock(String account) {
        return Sql.select(LOCK, SetterDefaults::read, account).map(List::getFirst);
    }

    public Uni<Defaults> find(String account) {
        return Sql.select(FIND, SetterDefaults::read, account)
                .map(found -> found.isEmpty() ? new Defaults(Json.object(), 0) : found.getFirst());
    }

    /** Under {@link #lock}. */
    public Uni<Void> update(String account, Defaults defaults) {
        return Sql.update(UPDATE, account, Json.write(defaults.settings()), defaults.version())
                .replaceWithVoid();
    }

    private static Defaults read(Columns row) {
        return new Defaults(Json.read(row.text()), row.number());
    }
}
