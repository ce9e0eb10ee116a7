package io.closeloop.outbox;

import static io.closeloop.outbox.OutboxHarness.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table that only grows is cut back by age, and by nothing else. */
class PurgeIT {

    private static final Duration KEPT = Duration.ofHours(1);

    private final OutboxHarness outbox = new OutboxHarness();
    private final OutboxRows rows = new OutboxRows(outbox.pool);

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void the_inbox_forgets_by_when_it_received_and_not_by_what_it_was_told() {
        outbox.execute("truncate inbox");
        outbox.execute("""
                insert into inbox (source, id, changed_at, received_at) values
                ('int', 'received long ago', now(), now() - interval '2 hours'),
                ('int', 'old news that came just now', now() - interval '30 days', now())
                """);

        await(rows.forget(KEPT));

        assertThat(texts("select id from inbox")).containsExactly("old news that came just now");
    }

    private List<String> texts(String sql) {
        return StreamSupport.stream(await(outbox.pool.query(sql).execute()).spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
