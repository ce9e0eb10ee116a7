package io.closeloop.gateway.store;

import io.closeloop.events.Tenant;
import io.closeloop.gateway.domain.SentText;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Texts that Close says were sent, while it is not known yet whether they are ours. */
@ApplicationScoped
public class UnattributedTexts {

    private static final String PUT = """
            insert into unattributed_text (account, integration, organization, sms_id, lead_id, contact_id, remote_phone, user_id,
                workflow_id, sent_at, traceparent, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (integration, sms_id) do update set due_at = excluded.due_at
            """;

    private static final String DUE = """
            select account, integration, organization, sms_id, lead_id, contact_id, remote_phone, user_id, workflow_id,
                sent_at, traceparent
            from unattributed_text where due_at <= $1 order by due_at limit $2
            """;

    private static final String TAKE = "delete from unattributed_text where integration = $1 and sms_id = $2";

    public Uni<Void> put(SentText sent, Instant lookAgainAt) {
        return Sql.update(
                        PUT,
                        sent.tenant().account(),
                        sent.tenant().integration(),
                        sent.tenant().organization(),
                        sent.smsId(),
                        sent.leadId(),
                        sent.contactId(),
                        sent.remotePhone(),
                        sent.userId(),
                        sent.workflowId(),
                        sent.at(),
                        sent.traceparent(),
                        lookAgainAt)
                .replaceWithVoid();
    }

    /** Not locked; needs no transaction. */
    public Uni<List<SentText>> due(Instant now, int upTo) {
        return Panache.withSession(() -> Sql.select(DUE, UnattributedTexts::read, now, upTo));
    }

    /**
     * Takes it away, to be settled or put back in the same transaction.
     *
     * @return false if another worker has settled it
     */
    public Uni<Boolean> take(SentText sent) {
        return Sql.update(TAKE, sent.tenant().integration(), sent.smsId()).map(rows -> rows == 1);
    }

    private static SentText read(Columns row) {
        return new SentText(
                new Tenant(row.text(), row.text(), row.text()),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.instant(),
                row.textOrNull());
    }
}
