package io.closeloop.lifecycle.store;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Consent;
import io.closeloop.lifecycle.domain.decision.PhoneBook;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opt-outs, and who talks with which phone, across all leads of an account. All methods run inside the decision's transaction. */
@ApplicationScoped
public class Phones {

    private static final String LOOK = """
            select phone, null, null, null::timestamptz, stopped_at, started_at from suppression
            where account = $1 and phone = any($4)
            union all
            select phone, lead, engagement_id, null, null, null from phone_claim
            where account = $1 and sending_number = $2 and phone = any($3)
            union all
            select phone, null, null, texted_at, null, null from phone_texted
            where account = $1 and sending_number = $2 and phone = any($3)
            """;
    private static final String CLAIM = """
            insert into phone_claim (account, sending_number, phone, lead, engagement_id, setter_id)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (account, sending_number, phone) do update
            set lead = excluded.lead, engagement_id = excluded.engagement_id, setter_id = excluded.setter_id
            where phone_claim.lead = $7
            """;
    private static final String HOLDER =
            "select lead from phone_claim where account = $1 and sending_number = $2 and phone = $3";
    /** An erased number is known by its hash alone, and stays so whatever is said of it. */
    private static final String SAID = """
            insert into suppression as known (account, phone, lead, stopped_at, started_at)
            values ($1, coalesce((select phone from suppression where account = $1 and phone = $6), $2), $3, $4, $5)
            on conflict (account, phone) do update set stopped_at = greatest(known.stopped_at, excluded.stopped_at),
            started_at = greatest(known.started_at, excluded.started_at)
            """;
    /** Whoever was erased and opts in again has given us the number anew. */
    private static final String REMEMBER = """
            with back as (delete from suppression where account = $1 and phone = $4 and started_at > stopped_at
            returning stopped_at, started_at)
            insert into suppression as known (account, phone, lead, stopped_at, started_at)
            select $1, $2, $3, stopped_at, started_at from back
            on conflict (account, phone) do update set stopped_at = greatest(known.stopped_at, excluded.stopped_at),
            started_at = greatest(known.started_at, excluded.started_at)
            """;

    private static final String OTHERS =
            "select distinct lead from phone_claim where account = $1 and phone = $2 and lead <> $3";

    private static final String TEXTED = """
            insert into phone_texted (account, sending_number, phone, texted_at) values ($1, $2, $3, $4)
            on conflict (account, sending_number, phone) do update
            set texted_at = greatest(phone_texted.texted_at, excluded.texted_at)
            """;

    private static final String NOBODY = "";

    private final Requests requests;
    private final Integrations integrations;
    private final PhoneHashes hashes;

    public Phones(Requests requests, Integrations integrations, PhoneHashes hashes) {
        this.requests = requests;
        this.integrations = integrations;
        this.hashes = hashes;
    }

    /** Whose phone book, and from which number it texts. */
    public record Owner(
            String account, LeadKey lead, @Nullable String sendingNumber) {}

    public Uni<PhoneBook> look(Owner owner, Set<String> phones) {
        if (phones.isEmpty()) {
            return Uni.createFrom().item(PhoneBook.EMPTY);
        }
        Map<String, String> names = new HashMap<>();
        phones.forEach(phone -> {
            names.put(phone, phone);
            names.put(hashes.of(owner.account(), phone), phone);
        });
        return Sql.select(
                        LOOK,
                        row -> Known.read(row, names),
                        owner.account(),
                        numberOf(owner),
                        phones.toArray(String[]::new),
                        names.keySet().toArray(String[]::new))
                .map(this::read);
    }

    public Uni<Void> change(Owner owner, PhoneChange change, @Nullable String traceparent) {
        return switch (change) {
            case PhoneChange.Claim claim -> claim(owner, claim);
            case PhoneChange.Texted(String phone, Instant at) ->
                Sql.update(TEXTED, owner.account(), numberOf(owner), phone, at).replaceWithVoid();
            case PhoneChange.Release(UUID engagementId) ->
                Sql.update("delete from phone_claim where engagement_id = $1", engagementId)
                        .replaceWithVoid();
            case PhoneChange.Stopped(String phone, Instant at) ->
                said(owner, phone, at, null).chain(() -> tellOthers(owner, phone, at, traceparent));
            case PhoneChange.Started(String phone, Instant at) ->
                said(owner, phone, null, at).chain(() -> remember(owner, phone));
        };
    }

    private Uni<Void> said(Owner owner, String phone, @Nullable Instant stopped, @Nullable Instant started) {
        return Sql.update(
                        SAID,
                        owner.account(),
                        phone,
                        owner.lead().toString(),
                        stopped,
                        started,
                        hashes.of(owner.account(), phone))
                .replaceWithVoid();
    }

    private Uni<Void> remember(Owner owner, String phone) {
        return Sql.update(REMEMBER, owner.account(), phone, owner.lead().toString(), hashes.of(owner.account(), phone))
                .replaceWithVoid();
    }

    /**
     * An integration that was removed talks no more and its leads hear nothing more, so nobody would ever release their claims: they fall to
     * the next. Of two that take one over, the second no longer finds the holder it saw.
     */
    private Uni<Void> claim(Owner owner, PhoneChange.Claim claim) {
        return claim(owner, claim, NOBODY)
                .chain(made -> made
                        ? Uni.createFrom().voidItem()
                        : holder(owner, claim.phone())
                                .chain(holder -> isGone(holder)
                                        ? claim(owner, claim, holder)
                                        : Uni.createFrom().item(false))
                                .chain(Phones::orContended));
    }

    private static Uni<Boolean> claim(Owner owner, PhoneChange.Claim claim, String gone) {
        return Sql.update(
                        CLAIM,
                        owner.account(),
                        numberOf(owner),
                        claim.phone(),
                        owner.lead().toString(),
                        claim.engagementId(),
                        claim.setterId(),
                        gone)
                .map(made -> made == 1);
    }

    private static Uni<String> holder(Owner owner, String phone) {
        return Sql.select(HOLDER, Columns::text, owner.account(), numberOf(owner), phone)
                .map(holders -> holders.stream().findFirst().orElse(NOBODY));
    }

    private static Uni<Void> orContended(boolean made) {
        return made
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new Contended("a phone was claimed by two leads at once"));
    }

    /** Whoever talks with this phone on another lead hears of the opt-out: a request of theirs, in this transaction. */
    private Uni<Void> tellOthers(Owner owner, String phone, Instant at, @Nullable String traceparent) {
        Request hear = new Request.HearOfOptOut(phone, owner.lead().leadId(), at);
        return Sql.select(
                        OTHERS,
                        Columns::text,
                        owner.account(),
                        phone,
                        owner.lead().toString())
                .chain(others -> OneByOne.run(
                        others, other -> requests.start(owner.account(), other, hear, Duration.ZERO, traceparent)));
    }

    private boolean isGone(String lead) {
        return !lead.equals(NOBODY)
                && integrations
                        .find(LeadKey.parse(lead).integration())
                        .filter(found -> found.event().status() == IntegrationChanged.Status.REMOVED)
                        .isPresent();
    }

    private PhoneBook read(List<Known> rows) {
        Map<String, Consent> consents = new HashMap<>();
        Map<String, PhoneBook.Claim> claims = new HashMap<>();
        Map<String, Instant> texted = new HashMap<>();
        for (Known known : rows) {
            if (known.textedAt() != null) {
                texted.put(known.phone(), known.textedAt());
            } else if (known.engagementId() == null || known.lead() == null) {
                consents.merge(known.phone(), known.consent(), Phones::newest);
            } else if (!isGone(known.lead())) {
                String leadId = LeadKey.parse(known.lead()).leadId();
                claims.put(known.phone(), new PhoneBook.Claim(known.engagementId(), leadId));
            }
        }
        return new PhoneBook(Map.copyOf(consents), Map.copyOf(claims), Map.copyOf(texted));
    }

    /** A number erased while a word of its own was on the way may stand there twice. */
    private static Consent newest(Consent one, Consent other) {
        Consent stopped = other.stoppedAt() == null ? one : one.stopped(other.stoppedAt());
        return other.startedAt() == null ? stopped : stopped.started(other.startedAt());
    }

    private static String numberOf(Owner owner) {
        return owner.sendingNumber() == null ? "" : owner.sendingNumber();
    }

    /** A phone that nobody may write to, that somebody talks with, or that has been texted. */
    private record Known(
            String phone,
            @Nullable String lead,
            @Nullable UUID engagementId,
            @Nullable Instant textedAt,
            Consent consent) {

        /** @param names each phone by what it may be known as */
        static Known read(Columns row, Map<String, String> names) {
            return new Known(
                    Objects.requireNonNull(names.get(row.text())),
                    row.textOrNull(),
                    row.uuidOrNull(),
                    row.instantOrNull(),
                    new Consent(row.instantOrNull(), row.instantOrNull()));
        }
    }
}
