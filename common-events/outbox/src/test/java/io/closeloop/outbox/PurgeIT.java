package io.closeloop.outbox;

import static io.closeloop.outbox.OutboxHarness.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two tables that only grow are cut back by age, and by nothing else. */
class PurgeIT {

    private static final Duration KEPT = Duration.ofHours(1);

    private final OutboxHarness outbox = new OutboxHarness();
    private final OutboxRows rows = new OutboxRows(outbox.pool);

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void only_what_was_published_long_enough_ago_leaves_the_outbox() {
        outbox.commitRow("int/published long ago", 1);
        outbox.commitRow("int/published just now", 2);
        outbox.commitRow("int/created long ago and never published", 3);
        outbox.execute("update outbox set created_at = now() - interval '2 hours'");
        outbox.execute("update outbox set published_at = now() - interval '2 hours' where key like '%long ago' ");
        outbox.execute("update outbox set published_at = now() where key like '%just now'");

        await(rows.purge(KEPT));

        assertThat(texts("select key from outbox order by position"))
                .containsExactly("int/published just now", "int/created long ago and never published");
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
