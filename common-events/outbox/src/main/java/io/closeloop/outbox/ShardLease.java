package io.closeloop.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Which shards this publisher may send, and until when. The deadline is counted on this process's own monotonic clock from before the
 * database was asked, so it ends here no later than there.
 */
final class ShardLease {

    private static final String TAKE = """
            update outbox_shard set holder = $1, lease_until = now() + $2 * interval '1 millisecond'
            where shard in (select shard from outbox_shard where holder = $1 or lease_until < now() for update skip locked)
            returning shard
            """;
    private static final String GIVE_BACK = "update outbox_shard set lease_until = '-infinity' where holder = $1";

    private final Pool pool;
    private final String holder;
    private final Duration length;
    private volatile Held held = new Held(List.of(), System.nanoTime());

    ShardLease(Pool pool, String holder, Duration length) {
        this.pool = pool;
        this.holder = holder;
        this.length = length;
    }

    /** Renews when less than two thirds of the lease are left; one who holds nothing asks every time. */
    Uni<List<Short>> shards() {
        boolean fresh = remaining().compareTo(length.multipliedBy(2).dividedBy(3)) > 0;
        return fresh && !held.shards().isEmpty() ? Uni.createFrom().item(held.shards()) : take();
    }

    /** False from the moment on at which another publisher may have taken over. */
    boolean isMine() {
        return remaining().isPositive();
    }

    Uni<Void> giveBack() {
        held = new Held(List.of(), System.nanoTime());
        return pool.preparedQuery(GIVE_BACK).execute(Tuple.of(holder)).replaceWithVoid();
    }

    private Duration remaining() {
        return Duration.ofNanos(held.until() - System.nanoTime());
    }

    private Uni<List<Short>> take() {
        long until = System.nanoTime() + length.toNanos();
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(holder, length.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getShort(0))
                        .toList())
                .invoke(shards -> held = new Held(shards, until));
    }

    private record Held(List<Short> shards, long until) {}
}
