package io.closeloop.lifecycle.store;

import static io.closeloop.lifecycle.domain.state.Parties.ERASED;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.store.PersonOnLead.Traces;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Blanks what one lead's rows know of a phone number besides its state: rows stay, so that funnel and response times stay as they are. What belongs to no
 * engagement and may be anybody's on the lead goes too. All in the transaction that holds the lead.
 */
public final class Blanking {

    private static final String TEXTS = """
            update conversation_text set text = $3
            where lead = $1 and text <> $3 and (engagement_id = any($2) or engagement_id is null or phone = $4)
            """;
    /** Before the senders: what came of a text is known by it. */
    private static final String ENTRIES = """
            update timeline_entry set text = $3
            where lead = $1 and text <> $3 and (engagement_id = any($2) or engagement_id is null or (cause_kind = 'inbound text'
            and cause_ref in (select ref from conversation_text where lead = $1 and phone = $4)))
            """;

    private static final String SENDERS = "update conversation_text set phone = null where lead = $1 and phone = $2";
    private static final String WORDS =
            "select text from conversation_text where lead = $1 and phone = $2 and text is not null";
    private static final String CONTACTS = """
            update lead_contact set name = $3, name_key = $3, last_name_key = $3, phone = $3 where lead = $1 and phone = $2
            """;
    private static final String COUNT = """
            update erasure set leads = leads + 1, engagements = engagements + $2, texts = texts + $3,
            timeline_texts = timeline_texts + $4, contacts = contacts + $5 where id = $1
            """;

    private static final String SENTENCES = """
            update timeline_entry set what = regexp_replace(what, $2, $3, 'gi') where lead = $1 and what ~* $2
            """;
    private static final String REASONS = """
            update conversation_text set why = regexp_replace(why, $2, $3, 'gi') where lead = $1 and why ~* $2
            """;
    /** What people and engines typed, in whatever words: nobody can tell how they write a number, or of whom they write. */
    private static final String TYPED = """
            update timeline_entry set what = case when what like 'DQ LOG: %' then 'DQ LOG: ' || $2
            else regexp_replace(what, '\\(.*$', '(' || $2 || ')') end
            where lead = $1 and (what like 'DQ LOG: %' or what like 'Ordered by %(%')
            """;

    private Blanking() {}

    /** @param id of the erasure, in which what is blanked is counted */
    public record Number(UUID id, String account, String phone) {}

    /** @param before the lead's state while it still knew the number */
    public static Uni<Void> blank(Number number, LeadKey lead, LeadState before) {
        return PersonOnLead.find(lead, number.phone(), before)
                .chain(traces -> texts(number, lead, traces)
                        .chain(() -> sentences(lead, traces))
                        .chain(() -> letters(number, lead))
                        .chain(() -> words(number, lead)));
    }

    private static Uni<Void> texts(Number number, LeadKey lead, Traces traces) {
        UUID[] engagements = traces.engagements().toArray(UUID[]::new);
        return Together.each(List.of(
                        Sql.update(TEXTS, lead.toString(), engagements, ERASED, number.phone()),
                        Sql.update(ENTRIES, lead.toString(), engagements, ERASED, number.phone()),
                        Sql.update(CONTACTS, lead.toString(), number.phone(), ERASED)))
                .chain(blanked -> Sql.update(
                        COUNT, number.id(), traces.inState(), blanked.get(0), blanked.get(1), blanked.get(2)))
                .chain(() -> Sql.update(SENDERS, lead.toString(), number.phone()))
                .replaceWithVoid();
    }

    /** What whoever has the number wrote on the lead: a state may still have it, in the talk with somebody else. */
    public static Uni<Set<String>> wordsOf(String phone, LeadKey lead) {
        return Sql.select(WORDS, row -> row.text(), lead.toString(), phone).map(Set::copyOf);
    }

    private static Uni<Void> sentences(LeadKey lead, Traces traces) {
        return Sql.update(TYPED, lead.toString(), ERASED)
                .chain(() -> Sql.update(SENTENCES, lead.toString(), traces.phoneAndNames(), ERASED))
                .chain(() -> Sql.update(REASONS, lead.toString(), traces.phoneAndNames(), ERASED))
                .replaceWithVoid();
    }

    /** A conversation that is on its way here from a lead that was merged comes without the person. */
    private static Uni<Void> letters(Number number, LeadKey lead) {
        return Sql.select(
                        "select id, payload from request where lead = $1 and position($2 in payload) > 0",
                        row -> new Letter(row.uuid(), row.text()),
                        lead.toString(),
                        Erasures.quoted(number.phone()))
                .chain(letters -> OneByOne.run(letters, letter -> rewrite(letter, number.phone())));
    }

    private static Uni<Void> rewrite(Letter letter, String phone) {
        return Documents.read(letter.payload(), Requests.Envelope.class).request()
                        instanceof Request.TakeIn(Moved moved, var via)
                ? Sql.update(
                                "update request set payload = $2 where id = $1",
                                letter.id(),
                                Documents.write(new Requests.Envelope(new Request.TakeIn(moved.without(phone), via))))
                        .replaceWithVoid()
                : Sql.update("delete from request where id = $1", letter.id()).replaceWithVoid();
    }

    private static Uni<Void> words(Number number, LeadKey lead) {
        return Sql.update(
                        "delete from suppression where account = $1 and phone = $2 and lead = $3",
                        number.account(),
                        number.phone(),
                        lead.toString())
                .chain(() -> Sql.update(
                        "delete from phone_claim where account = $1 and phone = $2 and lead = $3",
                        number.account(),
                        number.phone(),
                        lead.toString()))
                .replaceWithVoid();
    }

    private record Letter(UUID id, String payload) {}
}
