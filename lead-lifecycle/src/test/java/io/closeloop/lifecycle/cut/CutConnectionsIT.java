package io.closeloop.lifecycle.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Guarantee: wherever a connection to the database or to the broker breaks, a lead's story ends as it does without: nothing lost, nothing doubled, in
 * order. The n-th message of the story is the last to pass on its connection, and its answer does not come; n is 1, 2, 3 and so on until a story is over
 * before its n-th message.
 */
@QuarkusTest
@WithTestResource(Proxies.class)
@SuppressWarnings("NullAway.Init") // filled in before each test
class CutConnectionsIT extends House {

    /** Primes: neighbours of every kind are met, and not always the same part of a transaction. */
    private static final int SOME_STATEMENTS = 31;

    private static final int SOME_REQUESTS = 13;

    private static final AtomicInteger PHONES = new AtomicInteger(5550000);

    Proxies proxies;

    @Test
    void some_statements_are_the_last_of_their_connection() {
        cutAfterEvery(SOME_STATEMENTS, proxies.database());
    }

    @Test
    void some_requests_to_the_broker_are_the_last_of_their_connection() {
        cutAfterEvery(SOME_REQUESTS, proxies.broker());
    }

    @Test
    @Tag("deep")
    void each_statement_is_the_last_of_its_connection() {
        cutAfterEvery(1, proxies.database());
    }

    @Test
    @Tag("deep")
    void each_request_to_the_broker_is_the_last_of_its_connection() {
        cutAfterEvery(1, proxies.broker());
    }

    private void cutAfterEvery(int step, CuttingProxy proxy) {
        Seen whole = storyCut(0, proxy).seen();
        assertThat(whole.faults()).isEmpty();
        assertThat(whole.said()).hasSizeGreaterThan(5);
        int n = step;
        Told told = storyCut(n, proxy);
        assertThat(told.messages()).as("messages of a story").isGreaterThan(n);
        while (told.messages() >= n) {
            assertThat(told.seen()).as("cut after message " + n).isEqualTo(whole);
            n += step;
            told = storyCut(n, proxy);
        }
        assertThat(told.seen()).as("not cut").isEqualTo(whole);
    }

    /** @param messages how many passed while the story was told */
    private record Told(Seen seen, int messages) {}

    private Told storyCut(int n, CuttingProxy proxy) {
        String name = "Cut " + PHONES.incrementAndGet();
        String phone = "+1312" + PHONES.get();
        Acme lead = acme.on(acme.organization.lead(name, phone).leadId(name));
        proxy.cutAfter(n);
        new Story(lead, phone).play();
        int messages = proxy.stop();
        return new Told(Seen.of(lead, broker), messages);
    }
}
