package io.closeloop.connector.store;

import io.closeloop.connector.domain.Attention;
import io.closeloop.connector.domain.Attention.Kind;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * What a person has to mend, one row per integration and kind. A row is never deleted while its integration stands: it remembers when all was
 * last found in order, and an older report does not beat that (promise 4). All methods run inside a transaction and see one account only.
 */
@ApplicationScoped
public class Attentions {

    /** Only of an integration in force, and of a credential that no newer one has replaced. Repeated, it changes nothing. */
    private static final String REPORT = """
            insert into attention (account, integration_id, kind, since, last_at, field_ids)
            select account, id, $3::text, $4::timestamptz, $4::timestamptz, string_to_array($5::text, ',') from integration
            where account = $1 and id = $2 and phase = 'CONNECTED' and credential_version <= $6::bigint
            on conflict (integration_id, kind) do update set
              since = coalesce(attention.since, excluded.since),
              last_at = excluded.last_at,
              field_ids = case when attention.since is null then excluded.field_ids
                else array(select distinct field from unnest(attention.field_ids || excluded.field_ids) field order by field) end
            where attention.last_at < excluded.last_at and attention.in_order_at < excluded.last_at
            """;

    private static final String IN_ORDER = """
            insert into attention (account, integration_id, kind, last_at, in_order_at)
            select account, id, $3::text, $4::timestamptz, $4::timestamptz from integration where account = $1 and id = $2 and phase = 'CONNECTED'
            on conflict (integration_id, kind) do update set since = null, in_order_at = excluded.in_order_at
            where attention.in_order_at < excluded.in_order_at and attention.last_at <= excluded.in_order_at
            """;

    private static final String STANDING = """
            select kind, since, array_to_string(field_ids, ',') from attention
            where account = $1 and integration_id = $2 and since is not null order by since, kind
            """;

    /**
     * @param credentialVersion the one that was met with; {@link Long#MAX_VALUE} where it does not matter
     * @param at when it was met
     */
    public Uni<Boolean> report(
            String account, String id, Kind kind, List<String> fieldIds, long credentialVersion, Instant at) {
        return Sql.update(REPORT, account, id, kind.name(), at, String.join(",", fieldIds), credentialVersion)
                .map(rows -> rows == 1);
    }

    /** @param at when Close was asked; what was met later stands */
    public Uni<Void> inOrder(String account, String id, Kind kind, Instant at) {
        return Sql.update(IN_ORDER, account, id, kind.name(), at).replaceWithVoid();
    }

    public Uni<List<Attention>> standing(String account, String id) {
        return Sql.select(STANDING, Attentions::read, account, id);
    }

    private static Attention read(Columns columns) {
        Kind kind = Kind.valueOf(columns.text());
        Instant since = columns.instant();
        String fields = columns.text();
        return new Attention(kind, since, fields.isEmpty() ? List.of() : List.of(fields.split(",")));
    }
}
