package io.closeloop.lifecycle.application;

import io.closeloop.close.value.Phone;
import io.closeloop.close.value.PhoneNumbers;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.Chip;
import io.closeloop.lifecycle.store.Cursor;
import io.closeloop.lifecycle.store.LeadFilter;
import io.closeloop.lifecycle.store.LeadFilter.Sought;
import io.closeloop.lifecycle.store.LeadSearch;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Sessions;
import io.closeloop.lifecycle.store.StoredLead;
import io.closeloop.lifecycle.store.TextsOfLead;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.service.trace.FreshContext;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of leads, and a lead's conversation. One account only, always. */
@ApplicationScoped
public class FindingLeads {

    private final LeadSearch search;
    private final Leads leads;
    private final TextsOfLead texts;
    private final Integrations integrations;
    private final FreshContext contexts;

    public FindingLeads(
            LeadSearch search, Leads leads, TextsOfLead texts, Integrations integrations, FreshContext contexts) {
        this.search = search;
        this.leads = leads;
        this.texts = texts;
        this.integrations = integrations;
        this.contexts = contexts;
    }

    /**
     * What a person asks for, before it is known what the account has.
     *
     * @param q a lead id, a phone number as people write them, or the beginning of a name
     */
    public record Wanted(
            Optional<UUID> setter,
            List<String> phases,
            List<Chip> chips,
            Optional<String> q,
            Optional<Instant> updatedSince) {

        public static Wanted of(Optional<UUID> setter) {
            return new Wanted(setter, List.of(), List.of(), Optional.empty(), Optional.empty());
        }
    }

    public Uni<LeadSearch.Page> list(String account, Wanted wanted, Optional<Cursor> after, int limit) {
        return search.newest(filter(account, wanted), after, limit);
    }

    /** @return empty where the account has no such lead */
    public Uni<Optional<TextsOfLead.Page>> conversation(
            String account, String leadId, Optional<Cursor> before, int limit) {
        return Sessions.read(() -> leads.find(account, leadId))
                .chain(found -> found.map(
                                lead -> texts.ofLead(lead.lead(), before, limit).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** @return empty where the account has no such lead */
    public Uni<Optional<LeadKey>> locate(String account, String leadId) {
        return contexts.run(Trace.current(), () -> Sessions.read(() -> leads.find(account, leadId)))
                .map(found -> found.map(StoredLead::lead));
    }

    public LeadFilter ofSetter(String account, Optional<UUID> setter) {
        return filter(account, Wanted.of(setter));
    }

    /** A number without a country code is read as one of a country that the account texts from. */
    LeadFilter filter(String account, Wanted wanted) {
        List<IncomingEvent<IntegrationChanged>> known = integrations.ofAccount(account);
        Set<String> connected = known.stream()
                .filter(integration -> integration.event().status() == IntegrationChanged.Status.CONNECTED)
                .map(integration -> integration.envelope().tenant().integration())
                .collect(Collectors.toUnmodifiableSet());
        return new LeadFilter(
                account,
                connected,
                wanted.setter(),
                wanted.phases(),
                wanted.chips(),
                wanted.q().map(q -> new Sought(q, phoneOf(q, known))),
                wanted.updatedSince());
    }

    /** A number without a country code is read as one of a country that the account texts from. */
    private static Optional<String> phoneOf(String q, List<IncomingEvent<IntegrationChanged>> integrations) {
        Stream<String> countries = integrations.stream()
                .flatMap(integration -> PhoneNumbers.read(integration.event().sendingNumber(), null).stream())
                .map(Phone::country);
        return PhoneNumbers.read(q, null)
                .or(() -> countries
                        .flatMap(country -> PhoneNumbers.read(q, country).stream())
                        .findFirst())
                .map(Phone::e164);
    }
}
