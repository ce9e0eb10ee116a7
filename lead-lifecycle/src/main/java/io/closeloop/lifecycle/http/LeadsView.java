package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.lifecycle.store.LeadLine;
import io.closeloop.lifecycle.store.LeadSearch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of leads, newest first.
 *
 * @param next what to give as {@code cursor} for the next page; absent on the last
 * @param asOf what to give as {@code updatedSince}, later, for the leads that changed since this page was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeadsView(List<LineView> leads, @Nullable String next, Instant asOf) {

    /** A lead that is being written right now carries the time from before its commit. */
    private static final long SECONDS_OF_A_COMMIT = 10;

    /** @param contact absent while nobody is talked with yet; setter and phase are the newest engagement's */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            String leadId,
            String integration,
            @Nullable ContactView contact,
            @Nullable UUID setterId,
            @Nullable String phase,
            List<String> chips,
            Instant updatedAt) {

        static LineView of(LeadLine line) {
            LeadLine.Contact contact = line.contact();
            return new LineView(
                    line.leadId(),
                    line.integration(),
                    contact == null ? null : new ContactView(contact.id(), contact.name(), contact.phone()),
                    line.setterId(),
                    line.phase(),
                    line.chips(),
                    line.updatedAt());
        }
    }

    record ContactView(String id, String name, String phone) {}

    static LeadsView of(LeadSearch.Page page, Instant readAt) {
        return new LeadsView(
                page.leads().stream().map(LineView::of).toList(),
                page.next() == null ? null : page.next().write(),
                readAt.minusSeconds(SECONDS_OF_A_COMMIT));
    }
}
