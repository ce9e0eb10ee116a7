package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.wire.Lead;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One trace from the webhook to the call to Close, retries included. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class TraceIT {

    private static final CloseConnection ACME = new CloseConnection("acme", "int-trace");

    private final CloseApi close;
    private final CredentialWriter credentials;
    private final Tracer tracer;
    private final Vertx vertx;

    TraceIT(CloseApi close, CredentialWriter credentials, Tracer tracer, Vertx vertx) {
        this.close = close;
        this.credentials = credentials;
        this.tracer = tracer;
        this.vertx = vertx;
    }

    @BeforeEach
    void connect() {
        CloseStub.reset();
        credentials.put(ACME.apiKey(), Secret.of("api_acme")).await().indefinitely();
    }

    @Test
    void every_attempt_carries_the_caller_s_trace_and_the_answer_comes_back_to_it() throws Exception {
        CloseStub.answers(500, "");
        CloseStub.answers(429, "", "RateLimit", "reset=0.01");
        CloseStub.answers(200, "{\"id\":\"lead_A\"}");
        Span webhook = tracer.spanBuilder("webhook").startSpan();
        Context caller = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));

        Answered answered = callFrom(caller, webhook).get(2, TimeUnit.MINUTES);

        assertThat(answered.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(answered.on()).isSameAs(caller);
        assertThat(CloseStub.received())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.header("traceparent"))
                        .contains(webhook.getSpanContext().getTraceId()));
        webhook.end();
    }

    @SuppressWarnings("MustBeClosedChecker") // the scope ends with the context
    private CompletableFuture<Answered> callFrom(Context caller, Span span) {
        CompletableFuture<Answered> result = new CompletableFuture<>();
        caller.runOnContext(started -> {
            span.makeCurrent();
            close.lead(ACME, "lead_A")
                    .subscribe()
                    .with(
                            outcome -> result.complete(new Answered(outcome, Vertx.currentContext())),
                            result::completeExceptionally);
        });
        return result;
    }

    private record Answered(Outcome<Lead> outcome, @Nullable Context on) {}
}
