package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.events.MilestoneReached;
import io.closeloop.outbox.Change;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Every milestone that was reached, for {@link Funnel}. */
public final class Milestones {

    private static final String INSERT = """
            insert into milestone
            (lead, account, integration, sequence, setter_id, contact_id, engagement_id, milestone, at)
            select $1, $2, $3, * from unnest($4::bigint[], $5::uuid[], $6::text[], $7::uuid[], $8::text[],
            $9::timestamptz[])
            """;

    private Milestones() {}

    /** @param sequence its place in the lead's order */
    public record Reached(long sequence, MilestoneReached event) {}

    /** Inside the decision's transaction, whose lock makes a sequence come once. */
    static Change adding(String account, LeadKey lead, List<Reached> reached) {
        return Change.of(
                INSERT,
                lead.toString(),
                account,
                lead.integration(),
                reached.stream().map(Reached::sequence).toArray(Long[]::new),
                ids(reached, MilestoneReached::setterId),
                texts(reached, MilestoneReached::contactId),
                ids(reached, MilestoneReached::engagementId),
                texts(reached, event -> event.milestone().name()),
                reached.stream()
                        .map(one -> one.event().at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }

    private static UUID[] ids(List<Reached> reached, Function<MilestoneReached, UUID> value) {
        return reached.stream().map(Reached::event).map(value).toArray(UUID[]::new);
    }

    private static String[] texts(List<Reached> reached, Function<MilestoneReached, String> value) {
        return reached.stream().map(Reached::event).map(value).toArray(String[]::new);
    }
}
