package io.closeloop.lifecycle.store;

import io.closeloop.outbox.Change;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Which engagement a conversation was activated as that has gone on elsewhere after a merge, for {@link Funnel}. */
public final class MovedEngagements {

    private static final String INSERT = """
            insert into moved_engagement (engagement_id, account, first_id)
            select moved.id, $1, coalesce(before.first_id, moved.was)
            from unnest($2::uuid[], $3::uuid[]) moved(id, was)
            left join moved_engagement before on before.engagement_id = moved.was and before.account = $1
            on conflict (engagement_id) do nothing
            """;

    private MovedEngagements() {}

    /** @param was its id on the lead that is gone */
    public record GoesOn(UUID engagementId, UUID was) {}

    static Change adding(String account, List<GoesOn> moved) {
        return Change.of(INSERT, account, ids(moved, GoesOn::engagementId), ids(moved, GoesOn::was));
    }

    private static UUID[] ids(List<GoesOn> moved, Function<GoesOn, UUID> id) {
        return moved.stream().map(id).toArray(UUID[]::new);
    }
}
