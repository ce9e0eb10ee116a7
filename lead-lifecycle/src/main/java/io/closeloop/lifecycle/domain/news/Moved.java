package io.closeloop.lifecycle.domain.news;

import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.MasterKill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes along when Close merges a lead into another one.
 *
 * @param sequence of the lead that it comes from; the surviving lead's goes on above both (architecture, section 3)
 * @param facts of the contacts that are talked with, as they held for them: what stood on the lead that is gone stands on them now
 */
public record Moved(
        String fromLeadId,
        long sequence,
        List<Engagement.Open> talking,
        List<Engagement.Pending> wishes,
        Facts facts,
        @Nullable MasterKill masterKill) {

    /** Whoever talks on that number does not come along. */
    public Moved without(String phone) {
        List<Engagement.Open> others = talking.stream()
                .filter(open -> !open.who().phone().equals(phone))
                .toList();
        return new Moved(fromLeadId, sequence, others, wishes, facts, masterKill);
    }
}
