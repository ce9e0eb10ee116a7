package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.StateName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Looks for work, outside any transaction: most looks find none, and a commit wakes the next look. */
@ApplicationScoped
public class DueTexts {

    /** A new text waits for the earlier ones of its lead to have left (promise 8), save those whose own time has not come. */
    private static final String DUE = """
            select id, integration, engagement_id, lead_id, to_phone, setter_id from message m
            where due_at <= $1
              and not (state = $2 and exists (
                select from message e
                where e.integration = m.integration and e.lead_id = m.lead_id and e.sequence < m.sequence
                  and e.due_at is not null and e.state = any($3) and e.not_before <= $1))
            order by due_at limit $4
            """;

    private static final String SMS_IDS = """
            select sms_id from message where integration = $1 and lead_id = $2 and sms_id is not null and id <> $3
            """;

    private static final String[] BEFORE_OUTBOX = Stream.of(
                    StateName.REQUESTED, StateName.CLAIMED, StateName.DRAFTED, StateName.FLIPPING)
            .map(StateName::name)
            .toArray(String[]::new);

    private final Pool pool;

    public DueTexts(Pool pool) {
        this.pool = pool;
    }

    /** @param places whose locks a claim needs */
    public record Due(UUID id, List<GatePlace> places) {}

    public Uni<List<Due>> find(Instant now, int upTo) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC), StateName.REQUESTED.name(), BEFORE_OUTBOX, upTo))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DueTexts::read)
                        .toList());
    }

    /** Close's ids of the lead's other texts. */
    public Uni<List<String>> otherSmsIds(String integration, String leadId, UUID notOf) {
        return pool.preparedQuery(SMS_IDS)
                .execute(Tuple.of(integration, leadId, notOf))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }

    private static Due read(Row row) {
        String integration = row.getString("integration");
        return new Due(
                row.getUUID("id"),
                List.of(
                        new GatePlace(
                                integration,
                                Scope.ENGAGEMENT,
                                row.getUUID("engagement_id").toString()),
                        new GatePlace(integration, Scope.LEAD, row.getString("lead_id")),
                        new GatePlace(integration, Scope.PHONE, row.getString("to_phone")),
                        new GatePlace(
                                integration,
                                Scope.SETTER,
                                row.getUUID("setter_id").toString()),
                        new GatePlace(integration, Scope.INTEGRATION, integration)));
    }
}
