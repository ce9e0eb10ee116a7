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
 * last found in order, and an older report does not beat that (promise 4). While there is nothing to mend, field_ids are those that were found in
 * order then: of another field nobody has looked at, an older report still counts. All methods run inside a transaction and see one account only.
 */
@ApplicationScoped
public class Attentions {

    /** Only of an integration in force, and of a credential that no newer one has replaced. Repeated, it changes nothing. */
    private static final String REPORT = """
            insert into attention (account, integration_id, kind, since, last_at, field_ids)
            select account, id, $3::text, $4::timestamptz, $4::timestamptz, string_to_array($5::text, ',') from integration
            where account = $1 and id = $2 and phase = 'CONNECTED' and credential_version <= $6::bigint
            on conflict (integration_id, kind) do update set
              since = least(attention.since, excluded.since),
              last_at = greatest(attention.last_at, excluded.last_at),
              field_ids = case
                when attention.since is not null
                  then array(select distinct field from unnest(attention.field_ids || excluded.field_ids) field order by field)
                when attention.in_order_at < excluded.last_at then excluded.field_ids
                else array(select unnest(excluded.field_ids) except select unnest(attention.field_ids) order by 1) end
            where (attention.in_order_at < excluded.last_at
                and (attention.last_at < excluded.last_at or not excluded.field_ids <@ attention.field_ids))
              or (attention.since is null and not excluded.field_ids <@ attention.field_ids)
            """;

    /** Fields that were not looked at stand, and in_order_at with them: else a late report of one more would count as overtaken. */
    private static final String IN_ORDER = """
            insert into attention (account, integration_id, kind, last_at, in_order_at, field_ids)
            select account, id, $3::text, $4::timestamptz, $4::timestamptz, string_to_array($5::text, ',') from integration
            where account = $1 and id = $2 and phase = 'CONNECTED'
            on conflict (integration_id, kind) do update set
              since = case when attention.field_ids <@ excluded.field_ids then null else attention.since end,
              in_order_at = case when attention.field_ids <@ excluded.field_ids then excluded.in_order_at else attention.in_order_at end,
              field_ids = case when attention.field_ids <@ excluded.field_ids then excluded.field_ids
                else array(select unnest(attention.field_ids) except select unnest(excluded.field_ids) order by 1) end
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

    /**
     * @param fieldIds those that were looked at; empty where it is about the credential
     * @param at when Close was asked; what was met later stands
     */
    public Uni<Void> inOrder(String account, String id, Kind kind, List<String> fieldIds, Instant at) {
        return Sql.update(IN_ORDER, account, id, kind.name(), at, String.join(",", fieldIds))
                .replaceWithVoid();
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
