package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.TextChanges.Fate;
import io.closeloop.lifecycle.store.TextChanges.Said;
import io.closeloop.lifecycle.store.TextChanges.Voided;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every text to or from a lead, as it stands. Written inside the decision's transaction; a text told twice is one row. */
final class Conversations {

    private static final String VOID = """
            update conversation_text t set state = 'WITHDRAWN', why = gate.why
            from unnest($2::uuid[], $3::text[]) gate(engagement_id, why)
            where t.lead = $1 and t.state = 'ASKED'
            and (gate.engagement_id is null or gate.engagement_id = t.engagement_id)
            """;

    private static final String SAY = """
            insert into conversation_text
            (lead, account, state, ref, direction, at, text, purpose, author, engagement_id, setter_id, answers, phone)
            select $1, $2, case said.direction when 'IN' then 'RECEIVED' when 'OUT' then 'ASKED' else 'SENT' end, said.*
            from unnest($3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::uuid[],
            $10::uuid[], $11::timestamptz[], $12::text[])
            said(ref, direction, at, text, purpose, author, engagement_id, setter_id, answers, phone)
            on conflict (lead, ref) do update set state = excluded.state, at = excluded.at, text = excluded.text,
            answers = excluded.answers, why = null
            where conversation_text.direction = 'OUT' and conversation_text.state <> 'SENT'
            """;

    private static final String BECOME = """
            update conversation_text t set state = fate.state, sms_id = fate.sms_id, sent_at = fate.sent_at,
            why = fate.why
            from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
            fate(ref, state, sms_id, sent_at, why)
            where t.lead = $1 and t.ref = fate.ref and t.direction = 'OUT' and t.state <> 'SENT'
            """;

    private Conversations() {}

    /** The statements in their order: a gate voids what was asked for before it, and a text must be there before its fate. */
    static List<Uni<Void>> keep(String account, LeadKey lead, TextChanges changes) {
        List<Uni<Void>> statements = new ArrayList<>();
        if (!changes.voided.isEmpty()) {
            statements.add(close(lead, changes.voided));
        }
        if (!changes.said.isEmpty()) {
            statements.add(say(account, lead, changes.said.values()));
        }
        if (!changes.fates.isEmpty()) {
            statements.add(become(lead, changes.fates));
        }
        return statements;
    }

    private static Uni<Void> close(LeadKey lead, List<Voided> gates) {
        return Sql.update(
                        VOID,
                        lead.toString(),
                        gates.stream().map(Voided::engagementId).toArray(UUID[]::new),
                        gates.stream().map(Voided::why).toArray(String[]::new))
                .replaceWithVoid();
    }

    private static Uni<Void> say(String account, LeadKey lead, Collection<Said> said) {
        return Sql.update(
                        SAY,
                        lead.toString(),
                        account,
                        texts(said, Said::ref),
                        texts(said, text -> text.direction().name()),
                        times(said, Said::at),
                        texts(said, Said::text),
                        texts(
                                said,
                                text -> text.purpose() == null
                                        ? null
                                        : text.purpose().name()),
                        texts(said, Said::author),
                        said.stream().map(Said::engagementId).toArray(UUID[]::new),
                        said.stream().map(Said::setterId).toArray(UUID[]::new),
                        times(said, Said::answers),
                        texts(said, Said::phone))
                .replaceWithVoid();
    }

    private static Uni<Void> become(LeadKey lead, Map<String, Fate> fates) {
        return Sql.update(
                        BECOME,
                        lead.toString(),
                        fates.keySet().toArray(String[]::new),
                        texts(fates.values(), fate -> fate.state().name()),
                        texts(fates.values(), Fate::smsId),
                        times(fates.values(), Fate::sentAt),
                        texts(fates.values(), Fate::why))
                .replaceWithVoid();
    }

    private static <T> String[] texts(Collection<T> all, Function<T, @Nullable String> value) {
        return all.stream().map(value).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(Collection<T> all, Function<T, @Nullable Instant> value) {
        return all.stream()
                .map(value)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
