package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When each booking was made: the earliest time at which it is known to have been told of, by Close's clock. Close says the same of a meeting that was made and
 * of one that was moved (close-api.md 7.1), so it belongs to whoever was wanted by then, and to nobody who was wanted later.
 *
 * @param madeAt by Close's id of the meeting or opportunity, or the setter's of the booking
 */
public record Bookings(Map<String, Instant> madeAt) {

    public static final Bookings NONE = new Bookings(Map.of());

    /**
     * A state document stays small. Close tells of meetings that lie ahead (close-api.md 2.5), and nobody has a hundred of them ahead; one that is
     * forgotten and moved all the same counts once more, and no other does.
     */
    private static final int KEPT = 100;

    /** They were made after these were wanted; when, nobody has written down. */
    static Bookings countedBy(List<Engagement> engagements) {
        Bookings all = NONE;
        for (Engagement engagement : engagements) {
            if (engagement instanceof Engagement.Open open && open.phase() instanceof Phase.Booked(var meetings)) {
                for (String meeting : meetings) {
                    all = all.told(meeting, open.wish().at());
                }
            }
        }
        return all;
    }

    public Bookings told(String bookingId, Instant at) {
        return joinedWith(new Bookings(Map.of(bookingId, at)));
    }

    public boolean isFromBefore(String bookingId, Instant time) {
        Instant made = madeAt.get(bookingId);
        return made != null && made.isBefore(time);
    }

    public Bookings joinedWith(Bookings others) {
        Map<String, Instant> all = new HashMap<>(madeAt);
        others.madeAt.forEach((id, at) -> all.merge(id, at, (one, other) -> one.isBefore(other) ? one : other));
        return new Bookings(all.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(KEPT)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
