package io.closeloop.lifecycle.store;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.outbox.Sql;
import io.closeloop.outbox.Wake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What concerns many leads at once reaches each as a request of its own, in one statement for all. */
@ApplicationScoped
public class Letters {

    private static final String DELIVER = """
            insert into request (id, lead, slot, account, payload, due_at)
            select gen_random_uuid(), lead, $1, account, $2, clock_timestamp()
            from (select distinct lead, account from phone_claim where %s) talking
            on conflict (lead, slot) do update set id = excluded.id, due_at = excluded.due_at,
            claimed_until = '-infinity', attempts = 0
            """;
    private static final String OF_SETTER = DELIVER.formatted("account = $3 and setter_id = $4");
    private static final String OF_INTEGRATION = DELIVER.formatted("starts_with(lead, $3)");

    private final Pool pool;

    public Letters(Pool pool) {
        this.pool = pool;
    }

    /** Inside the transaction that switches the setter. */
    public Uni<Void> toLeadsOf(String account, UUID setterId) {
        Request letter = new Request.HearOfSetter(setterId);
        Wake.WORKERS.afterCommit();
        return Sql.update(OF_SETTER, letter.slot(), payload(letter), account, setterId)
                .replaceWithVoid();
    }

    /** To all that are still talked with under an integration that has been removed. */
    public Uni<Void> toLeadsOf(String removedIntegration) {
        Request letter = new Request.HearOfRemoval();
        return pool.preparedQuery(OF_INTEGRATION)
                .execute(Tuple.of(letter.slot(), payload(letter), removedIntegration + "/"))
                .replaceWithVoid();
    }

    private static String payload(Request letter) {
        return Documents.write(new Requests.Envelope(letter));
    }
}
