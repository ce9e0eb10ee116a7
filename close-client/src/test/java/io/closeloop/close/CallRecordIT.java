package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.CredentialWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call leaves behind: one line and its figures, and nothing of what was said. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class CallRecordIT extends CloseApiHarness {

    private static final class Written extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord written) {
            records.add(written);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final CredentialStore store;
    private final CloseSettings settings;
    private final Signals signals;
    private final Vertx vertx;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Written log = new Written();
    private final Logger logger = Logger.getLogger("io.closeloop.close.call");

    CallRecordIT(
            CloseApi close,
            CredentialWriter writer,
            CredentialStore store,
            CloseSettings settings,
            Signals signals,
            Vertx vertx) {
        super(close, writer);
        this.store = store;
        this.settings = settings;
        this.signals = signals;
        this.vertx = vertx;
    }

    @BeforeEach
    void listen() {
        logger.setLevel(Level.FINE);
        logger.addHandler(log);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(log);
        logger.setLevel(null);
    }

    @Test
    void writes_one_line_per_call_however_many_attempts_it_took() {
        CloseStub.answers(500, "");
        CloseStub.answers(200, LEAD);

        settle(recorded().lead(acme, "lead_A"));

        assertThat(log.records).singleElement().satisfies(line -> {
            assertThat(line.getLevel().intValue()).isLessThan(Level.INFO.intValue());
            assertThat(line.getMessage())
                    .startsWith("close.call connection=acme/int-")
                    .contains("endpoint=\"GET /lead/{}/\"", "priority=REPLY", "outcome=ok", "requests=2", " us=");
        });
    }

    @Test
    void warns_of_a_refusal_and_tells_nothing_of_what_was_said() {
        CloseStub.answers(
                400, "{\"errors\":[\"canary body\"],\"field-errors\":{\"remote_phone\":\"+14155550100 is wrong\"}}");

        settle(recorded().draftSms(acme, draft()));

        assertThat(log.records).singleElement().satisfies(line -> {
            assertThat(line.getLevel().intValue()).isEqualTo(Level.WARNING.intValue());
            assertThat(line.getMessage())
                    .contains("outcome=Invalid[fields=[remote_phone]]")
                    .doesNotContain("canary", "+1", "Hi Bo", "api_acme", "YXBp");
        });
    }

    @Test
    void counts_by_endpoint_group_and_outcome_and_knows_what_is_left() {
        CloseApi recorded = recorded();
        CloseStub.answers(200, LEAD, "RateLimit", "limit=10, remaining=3, reset=5");
        CloseStub.answers(404, "", "RateLimit", "limit=10, remaining=2, reset=5");
        settle(recorded.lead(acme, "lead_A"));
        settle(recorded.lead(acme, "lead_B"));

        assertThat(calls("ok")).isEqualTo(1);
        assertThat(calls("not_found")).isEqualTo(1);
        assertThat(meters.get("closeloop.close.limit.left")
                        .tag("endpoint", "GET /lead/{}/")
                        .gauge()
                        .value())
                .isEqualTo(0.2);
    }

    @Test
    void times_the_wait_for_close_s_limit() {
        CloseApi recorded = recorded();
        CloseStub.answers(200, LEAD, "RateLimit", "limit=10, remaining=0, reset=0.2");
        CloseStub.answers(200, LEAD);
        settle(recorded.lead(acme, "lead_A"));
        settle(recorded.lead(acme, "lead_A"));

        assertThat(meters.get("closeloop.close.wait").timer().count()).isEqualTo(1);
        assertThat(log.records.getLast().getMessage()).doesNotContain("waited_us=0 ");
    }

    private long calls(String outcome) {
        return meters.get("closeloop.close.calls")
                .tags("endpoint", "GET /lead/{}/", "outcome", outcome)
                .timer()
                .count();
    }

    private CloseApi recorded() {
        Lines lines = new Lines(settings, vertx);
        CallRecord record = new CallRecord(meters, lines);
        return new CloseApi(new CloseCalls(settings, lines, new CloseClients(settings), store, signals, record, vertx));
    }
}
