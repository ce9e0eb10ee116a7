package io.closeloop.lifecycle.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.cut.Wire.Message;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Guarantee: wherever a connection to the database or to the broker breaks, a lead's story ends as it does without: nothing lost, nothing doubled, in
 * order. The n-th message of the story is the last to pass on its connection, and its answer does not come; n is 1, 2, 3 and so on until a story is over
 * before its n-th message. A broken connection alone makes no consumer lose its place: that is done to it besides.
 */
@QuarkusTest
@WithTestResource(Proxies.class)
@SuppressWarnings("NullAway.Init") // filled in before each test
class CutConnectionsIT extends House {

    /** Primes: neighbours of every kind are met, and not always the same part of a transaction. */
    private static final int SOME_STATEMENTS = 101;

    private static final int SOME_REQUESTS = 41;

    private static final Function<Acme, Predicate<Message>> EVERY = lead -> Message::counts;

    private static final AtomicInteger PHONES = new AtomicInteger(5550000);

    private static @Nullable Seen whole;

    Proxies proxies;

    @Test
    void some_statements_are_the_last_of_their_connection() {
        cutAfterEvery(SOME_STATEMENTS, proxies.database(), EVERY);
    }

    /** By its answer to a commit the service learns that there is nothing to do again; without it, the inbox must know. */
    @Test
    void each_commit_for_the_lead_is_the_last_of_its_connection() {
        cutAfterEvery(
                1, proxies.database(), lead -> PostgresWire.commitOf(lead.key().toString()));
    }

    @Test
    void what_is_committed_to_the_database_and_not_to_the_broker_comes_again_and_changes_nothing() {
        Seen whole = whole();
        Story story = newStory();
        try (Redelivery redelivery = new Redelivery(story.lead(), proxies.broker())) {

            story.tell(redelivery::again);
        }
        assertThat(Seen.of(story.lead(), broker)).isEqualTo(whole);
    }

    @Test
    void some_requests_to_the_broker_are_the_last_of_their_connection() {
        cutAfterEvery(SOME_REQUESTS, proxies.broker(), EVERY);
    }

    @Test
    @Tag("deep")
    void each_statement_is_the_last_of_its_connection() {
        cutAfterEvery(1, proxies.database(), EVERY);
    }

    @Test
    @Tag("deep")
    void each_request_to_the_broker_is_the_last_of_its_connection() {
        cutAfterEvery(1, proxies.broker(), EVERY);
    }

    private void cutAfterEvery(int step, CuttingProxy proxy, Function<Acme, Predicate<Message>> such) {
        Seen whole = whole();
        int n = step;
        Told told = toldWithCut(n, proxy, such);
        assertThat(told.messages()).as("messages of a story").isGreaterThan(n);
        while (told.messages() >= n) {
            assertThat(told.seen()).as("cut after message " + n).isEqualTo(whole);
            n += step;
            told = toldWithCut(n, proxy, such);
        }
        assertThat(told.seen()).as("not cut").isEqualTo(whole);
    }

    /** The story as it is told when nothing is cut: always the same. */
    private Seen whole() {
        Seen seen = Objects.requireNonNullElseGet(
                whole, () -> toldWithCut(0, proxies.database(), EVERY).seen());
        assertThat(seen.faults()).isEmpty();
        assertThat(seen.said()).hasSizeGreaterThan(5);
        whole = seen;
        return seen;
    }

    /** @param messages how many passed while the story was told */
    private record Told(Seen seen, int messages) {}

    private Told toldWithCut(int n, CuttingProxy proxy, Function<Acme, Predicate<Message>> such) {
        Story story = newStory();
        proxy.cutAfter(n, such.apply(story.lead()));
        story.tell();
        int messages = proxy.stop();
        return new Told(Seen.of(story.lead(), broker), messages);
    }

    private Story newStory() {
        String name = "Cut " + PHONES.incrementAndGet();
        String phone = "+1312" + PHONES.get();
        return new Story(acme.on(acme.organization.lead(name, phone).leadId(name)), phone);
    }
}
