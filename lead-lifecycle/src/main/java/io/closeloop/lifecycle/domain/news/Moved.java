package io.closeloop.lifecycle.domain.news;

import io.closeloop.lifecycle.domain.state.Bookings;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.MasterKill;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes along when Close merges a lead into another one.
 *
 * @param sequence of the lead that it comes from; the surviving lead's goes on above both (architecture, section 3)
 * @param facts of its contacts, and what it said of them itself
 */
public record Moved(
        String fromLeadId,
        long sequence,
        List<Engagement.Open> talking,
        List<Engagement.Pending> wishes,
        Facts facts,
        @Nullable MasterKill masterKill,
        Bookings bookings) {

    /** A letter from before there were bookings has none. */
    public Moved {
        bookings = Objects.requireNonNullElse(bookings, Bookings.NONE);
    }

    /** Whoever talks on that number does not come along. */
    public Moved without(String phone) {
        List<Engagement.Open> others = talking.stream()
                .filter(open -> !open.who().phone().equals(phone))
                .toList();
        return new Moved(fromLeadId, sequence, others, wishes, facts, masterKill, bookings);
    }
}
