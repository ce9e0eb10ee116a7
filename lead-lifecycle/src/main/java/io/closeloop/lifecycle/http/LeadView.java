package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.lifecycle.application.ShowingLeads.Shown;
import io.closeloop.lifecycle.domain.rule.MaySpeak;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Held;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.MasterKill;
import io.closeloop.lifecycle.domain.state.Overlays;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.lifecycle.domain.state.Phase;
import io.closeloop.lifecycle.store.LeadParked;
import io.closeloop.lifecycle.store.Overview;
import io.closeloop.lifecycle.store.Requests;
import io.closeloop.lifecycle.store.StoredLead;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as people see it; engagements oldest first.
 *
 * @param parked why nothing is decided about it; absent: it is not parked
 * @param behindSince since when its events wait for their turn, behind its integration's budget; absent: none does
 * @param storedEvents how many of its events wait, where it is parked or behind
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeadView(
        String leadId,
        String integration,
        long sequence,
        Instant updatedAt,
        @Nullable MasterKill masterKill,
        LeadParked.@Nullable Parked parked,
        @Nullable Instant behindSince,
        @Nullable Long storedEvents,
        List<EngagementView> engagements,
        List<Requests.Waiting> waitingFor) {

    /**
     * @param intro how it stands with the intro, until it is known to have been sent; FAILED: it does not go by itself, {@code restart} begins anew
     * @param endedBecause only when closed; who with whom is absent while pending
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EngagementView(
            UUID id,
            String phase,
            @Nullable String contactId,
            @Nullable UUID setterId,
            @Nullable String phone,
            @Nullable OverlayView overlays,
            Intro.@Nullable State intro,
            @Nullable Held held,
            @Nullable SpeakView maySpeak,
            @Nullable String endedBecause) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OverlayView(
            @Nullable String killedBy,
            @Nullable String disqualified,
            boolean disabled,
            boolean setterOff,
            String owner,
            @Nullable Instant ownerUntil,
            @Nullable Instant talkLaterUntil) {}

    /** @param reason why not, for programs; {@code because} the same for people */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpeakView(
            boolean answer,
            @Nullable String reason,
            @Nullable String because) {}

    static LeadView of(Shown shown) {
        StoredLead lead = shown.lead();
        return new LeadView(
                lead.lead().leadId(),
                lead.lead().integration(),
                lead.state().sequence(),
                lead.updatedAt(),
                lead.state().masterKill(),
                lead.parked(),
                lead.behindSince(),
                lead.waits() ? shown.storedEvents() : null,
                lead.state().engagements().stream()
                        .map(engagement -> view(engagement, shown.maySpeak().get(engagement.id())))
                        .toList(),
                shown.waitingFor());
    }

    private static EngagementView view(Engagement engagement, @Nullable MaySpeak maySpeak) {
        String phase = Overview.phaseOf(engagement);
        return switch (engagement) {
            case Engagement.Pending pending ->
                new EngagementView(pending.id(), phase, null, null, null, null, null, null, null, null);
            case Engagement.Open open -> view(open, phase, maySpeak);
            case Engagement.Closed(UUID id, Parties who, Engagement.Ended why, Instant at) ->
                new EngagementView(
                        id,
                        phase,
                        who == null ? null : who.contactId(),
                        who == null ? null : who.setterId(),
                        who == null ? null : who.phone(),
                        null,
                        null,
                        null,
                        null,
                        why.text());
        };
    }

    private static EngagementView view(Engagement.Open open, String phase, @Nullable MaySpeak maySpeak) {
        Parties who = open.who();
        return new EngagementView(
                open.id(),
                phase,
                who.contactId(),
                who.setterId(),
                who.phone(),
                view(open.overlays()),
                open.phase() instanceof Phase.Activated activated
                        ? activated.intro().state()
                        : null,
                open.held(),
                maySpeak == null ? null : view(maySpeak),
                null);
    }

    private static OverlayView view(Overlays overlays) {
        return new OverlayView(
                overlays.killedBy(),
                overlays.disqualified(),
                overlays.disabled(),
                overlays.setterOff(),
                nameOf(overlays.owner()),
                overlays.owner() instanceof Owner.Asleep asleep ? asleep.until() : null,
                overlays.talkLater());
    }

    private static String nameOf(Owner owner) {
        return switch (owner) {
            case Owner.Setter() -> "AI";
            case Owner.Person person -> "PERSON";
            case Owner.Workflow workflow -> "WORKFLOW";
        };
    }

    private static SpeakView view(MaySpeak maySpeak) {
        return switch (maySpeak) {
            case MaySpeak.Yes yes -> new SpeakView(true, null, null);
            case MaySpeak.No(var why) -> new SpeakView(false, why.name(), why.text());
        };
    }
}
