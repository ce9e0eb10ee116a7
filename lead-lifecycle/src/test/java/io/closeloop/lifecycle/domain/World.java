package io.closeloop.lifecycle.domain;

import io.closeloop.events.Cause;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Consent;
import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Limits;
import io.closeloop.lifecycle.domain.decision.PhoneBook;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.RequestChange;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.lifecycle.domain.state.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lead and all around it, in memory: Close as it stands now, the requests that are out, the account's phone book, the clock; where a story wants
 * them, the account's other leads.
 */
final class World {

    static final LeadKey LEAD = new LeadKey("int_1", "lead_1");
    static final String OURS = "+15550001111";
    static final String BO = "cont_bo";
    static final String BOS_PHONE = "+14155550100";
    static final SetterProfile ANNA = setter(1, "Anna", true);
    static final SetterProfile CARL = setter(2, "Carl", true);
    static final SetterProfile OFF = setter(3, "Off", false);

    LeadState state = LeadState.NEW;
    Instant now = Instant.parse("2026-02-01T12:00:00Z");
    IntegrationChanged integration = integration(OURS, ANNA.id(), IntegrationChanged.Status.CONNECTED);
    final LeadKey lead;
    final Map<String, World> leads;
    final Map<UUID, SetterProfile> setters;
    final List<ContactRead> contacts = new ArrayList<>();
    final Map<String, Request> requests = new LinkedHashMap<>();
    final Map<String, Consent> consents;
    final Map<String, PhoneBook.Claim> claims;
    final Map<String, Instant> texted;
    final Map<String, List<Request.Letter>> letters = new LinkedHashMap<>();
    final List<Decision> decisions = new ArrayList<>();
    /** Of every lead of the account, as they came. */
    final List<Decision> everywhere;

    ContactRead.Values leadValues = new ContactRead.Values(Switch.OFF, Switch.OFF, "", now);

    World() {
        lead = LEAD;
        leads = new LinkedHashMap<>();
        setters = new HashMap<>();
        consents = new HashMap<>();
        claims = new HashMap<>();
        texted = new HashMap<>();
        everywhere = new ArrayList<>();
        leads.put(LEAD.leadId(), this);
        List.of(ANNA, CARL, OFF).forEach(setter -> setters.put(setter.id(), setter));
        contacts.add(contact(BO, "Bo Ray", BOS_PHONE));
    }

    private World(World neighbour, String leadId) {
        lead = new LeadKey(LEAD.integration(), leadId);
        leads = neighbour.leads;
        setters = neighbour.setters;
        consents = neighbour.consents;
        claims = neighbour.claims;
        texted = neighbour.texted;
        everywhere = neighbour.everywhere;
        now = neighbour.now;
        contacts.add(contact(BO, "Bo Ray", BOS_PHONE));
    }

    /** Another lead of the account, the same one each time. */
    World neighbour(String leadId) {
        World known = leads.get(leadId);
        if (known == null) {
            known = new World(this, leadId);
            leads.put(leadId, known);
        }
        return known;
    }

    /** Close's clock goes on by a second with each thing that happens. */
    Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    Decision hear(Input input) {
        return hear(input, tick());
    }

    Decision hear(Input input, Instant at) {
        return hear(new News(
                input,
                at,
                new Cause(
                        input instanceof Input.Command
                                ? "person"
                                : input.getClass().getSimpleName(),
                        "ref",
                        null)));
    }

    Decision hear(News news) {
        Decision decision = Lifecycle.decide(state, news, context());
        state = decision.state();
        decision.requests().forEach(this::change);
        decision.phones().forEach(this::change);
        decisions.add(decision);
        everywhere.add(decision);
        return decision;
    }

    Context context() {
        return new Context(
                now,
                lead,
                integration,
                setters,
                new PhoneBook(Map.copyOf(consents), Map.copyOf(claims), Map.copyOf(texted)),
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMinutes(10), Duration.ofHours(1)));
    }

    /** Takes a request that is out, as an instance does that has carried it out. */
    <T extends Request> Optional<T> take(Class<T> kind) {
        Optional<T> found = requests.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
        found.ifPresent(request -> requests.remove(request.slot()));
        return found;
    }

    void optOut(String phone) {
        consents.put(phone, Consent.UNSAID.stopped(now));
    }

    boolean isSuppressed(String phone) {
        return consents.getOrDefault(phone, Consent.UNSAID).isSuppressed();
    }

    void replaceContact(ContactRead contact) {
        contacts.replaceAll(known -> known.id().equals(contact.id()) ? contact : known);
    }

    private void change(RequestChange change) {
        switch (change) {
            case RequestChange.Start(Request request, Duration delay) -> requests.put(request.slot(), request);
            case RequestChange.Cancel(String slot) -> requests.remove(slot);
            case RequestChange.Send(String leadId, Request.Letter letter) -> {
                List<Request.Letter> box = letters.computeIfAbsent(leadId, none -> new ArrayList<>());
                box.removeIf(older -> older.slot().equals(letter.slot()));
                box.add(letter);
            }
        }
    }

    private void change(PhoneChange change) {
        switch (change) {
            case PhoneChange.Texted(String phone, Instant at) ->
                texted.merge(phone, at, (one, other) -> one.isAfter(other) ? one : other);
            case PhoneChange.Claim(String phone, UUID engagementId, UUID setterId) ->
                claims.put(phone, new PhoneBook.Claim(engagementId, lead.leadId()));
            case PhoneChange.Release(UUID engagementId) ->
                claims.values().removeIf(claim -> claim.engagementId().equals(engagementId));
            case PhoneChange.Stopped(String phone, Instant at) ->
                consents.put(phone, consents.getOrDefault(phone, Consent.UNSAID).stopped(at));
            case PhoneChange.Started(String phone, Instant at) ->
                consents.put(phone, consents.getOrDefault(phone, Consent.UNSAID).started(at));
        }
    }

    static ContactRead contact(String id, String name, String phone) {
        return new ContactRead(
                id,
                name,
                List.of(new ContactRead.Phone(phone, null, false)),
                new ContactRead.Values(Switch.OFF, Switch.OFF, "", Instant.EPOCH));
    }

    static IntegrationChanged integration(
            @Nullable String number, @Nullable UUID defaultSetter, IntegrationChanged.Status status) {
        ControlFields none = new ControlFields(null, null, null);
        return new IntegrationChanged(status, number, defaultSetter, none, none, "user_1", 1, 1, 1);
    }

    private static SetterProfile setter(int n, String name, boolean active) {
        Script script = new Script(
                "Hi {{first_name}}, " + name + " here",
                "Do you own your home?",
                "Book here",
                List.of("not interested"));
        return new SetterProfile(new UUID(0, n), name, active, greetingAtOnce(SetterSettings.standard(script)));
    }

    private static SetterSettings greetingAtOnce(SetterSettings settings) {
        SetterSettings.Pauses pauses = settings.pauses();
        return settings.with(new SetterSettings.Pauses(pauses.afterPerson(), pauses.afterWorkflow(), Duration.ZERO));
    }
}
