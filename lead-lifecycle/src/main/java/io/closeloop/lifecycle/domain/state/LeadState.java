package io.closeloop.lifecycle.domain.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what happens next to one lead; stored whole as one document.
 *
 * @param sequence the number of the newest event or id drawn; never goes back
 * @param engagements oldest first; of the closed ones only the newest are kept, the timeline has them all
 * @param masterKill null: not set
 * @param flips of kill and disqualification
 * @param mergedInto the lead that this one was merged into; null: it was not. What is heard of it all the same goes there
 * @param bookings of everybody on the lead, with or without an engagement
 */
public record LeadState(
        long sequence,
        Facts facts,
        List<Engagement> engagements,
        @Nullable MasterKill masterKill,
        Flips flips,
        @Nullable String mergedInto,
        Bookings bookings) {

    private static final int CLOSED_KEPT = 5;

    /** A document from before there were flips has none; one from before there were bookings has those that its engagements counted. */
    public LeadState {
        flips = Objects.requireNonNullElse(flips, Flips.NONE);
        bookings = bookings == null ? Bookings.countedBy(engagements) : bookings;
    }

    public static final LeadState NEW = new LeadState(0, Facts.NONE, List.of(), null, Flips.NONE, null, Bookings.NONE);

    public List<Engagement.Open> open() {
        return only(Engagement.Open.class).toList();
    }

    public List<Engagement.Pending> pending() {
        return only(Engagement.Pending.class).toList();
    }

    public Optional<Engagement.Open> open(UUID engagementId) {
        return only(Engagement.Open.class)
                .filter(open -> open.id().equals(engagementId))
                .findFirst();
    }

    public Optional<Engagement.Pending> pending(UUID engagementId) {
        return only(Engagement.Pending.class)
                .filter(pending -> pending.id().equals(engagementId))
                .findFirst();
    }

    /** Of the newest engagement that is over. */
    public Optional<Parties> lastTalkedWith() {
        return only(Engagement.Closed.class)
                .flatMap(closed -> Optional.ofNullable(closed.who()).stream())
                .reduce((older, newer) -> newer);
    }

    /** Who talked in this engagement, open or over. */
    public Optional<Parties> partiesOf(UUID engagementId) {
        return engagements.stream()
                .filter(engagement -> engagement.id().equals(engagementId))
                .findFirst()
                .flatMap(engagement -> switch (engagement) {
                    case Engagement.Pending pending -> Optional.empty();
                    case Engagement.Open open -> Optional.of(open.who());
                    case Engagement.Closed closed -> Optional.ofNullable(closed.who());
                });
    }

    public LeadState withSequence(long changed) {
        return new LeadState(changed, facts, engagements, masterKill, flips, mergedInto, bookings);
    }

    public LeadState withFacts(Facts changed) {
        return new LeadState(sequence, changed, engagements, masterKill, flips, mergedInto, bookings);
    }

    public LeadState withMasterKill(@Nullable MasterKill changed) {
        return new LeadState(sequence, facts, engagements, changed, flips, mergedInto, bookings);
    }

    public LeadState with(Flips changed) {
        return new LeadState(sequence, facts, engagements, masterKill, changed, mergedInto, bookings);
    }

    public LeadState withMergedInto(@Nullable String leadId) {
        return new LeadState(sequence, facts, engagements, masterKill, flips, leadId, bookings);
    }

    public LeadState with(Bookings changed) {
        return new LeadState(sequence, facts, engagements, masterKill, flips, mergedInto, changed);
    }

    /** Whether nobody may talk with this contact: by a control field, a person's order, or the master kill switch. */
    public boolean killed(String contactId) {
        return masterKill != null || facts.killed(contactId);
    }

    /** Puts it in the place of the one with its id, or at the end. */
    public LeadState with(Engagement changed) {
        List<Engagement> all = new ArrayList<>(engagements);
        int place = engagements.stream().map(Engagement::id).toList().indexOf(changed.id());
        if (place < 0) {
            all.add(changed);
        } else {
            all.set(place, changed);
        }
        forgetOldest(all);
        return new LeadState(sequence, facts, List.copyOf(all), masterKill, flips, mergedInto, bookings);
    }

    private static void forgetOldest(List<Engagement> all) {
        List<Engagement> closed =
                all.stream().filter(Engagement.Closed.class::isInstance).toList();
        all.removeAll(closed.subList(0, Math.max(0, closed.size() - CLOSED_KEPT)));
    }

    private <T extends Engagement> Stream<T> only(Class<T> kind) {
        return engagements.stream().filter(kind::isInstance).map(kind::cast);
    }
}
