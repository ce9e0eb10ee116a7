package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.CloseStub.Received;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.wire.SmsDraft;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** A connected account whose Close is {@link CloseStub}. */
abstract class CloseApiHarness {

    private static final AtomicInteger TESTS = new AtomicInteger();

    static final String LEAD = "{\"id\":\"lead_A\"}";
    static final String SMS = "{\"id\":\"acti_S\",\"status\":\"draft\"}";

    /** Its own for each test: limits and the breaker remember a connection. */
    final CloseConnection acme = new CloseConnection("acme", "int-" + TESTS.incrementAndGet());

    final CloseApi close;
    final CredentialWriter credentials;

    CloseApiHarness(CloseApi close, CredentialWriter credentials) {
        this.close = close;
        this.credentials = credentials;
    }

    @BeforeEach
    void connect() {
        CloseStub.reset();
        settle(credentials.put(acme.apiKey(), Secret.of("api_acme")));
    }

    static SmsDraft draft() {
        return new SmsDraft("lead_A", "cont_A", "+15550001111", "+14155550100", "Hi Bo");
    }

    static <T> T settle(Uni<T> uni) {
        return uni.await().atMost(Duration.ofMinutes(2));
    }

    static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
        return ((Outcome.Ok<T>) outcome).value();
    }

    static Stage stage(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        CloseFailure failure = ((Outcome.Failed<?>) outcome).failure();
        assertThat(failure).isInstanceOf(Unavailable.class);
        return ((Unavailable) failure).stage();
    }

    /** The only one that came in. */
    static Received request() {
        assertThat(CloseStub.received()).hasSize(1);
        return CloseStub.received().getFirst();
    }
}
