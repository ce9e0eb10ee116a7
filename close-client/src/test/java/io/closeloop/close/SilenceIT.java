package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.wire.Sms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 5 where Close takes a request and says nothing. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class SilenceIT extends CloseApiHarness {

    private final CredentialStore store;
    private final CloseSettings settings;
    private final Signals signals;
    private final CallRecord record;
    private final Vertx vertx;

    SilenceIT(
            CloseApi close,
            CredentialWriter writer,
            CredentialStore store,
            CloseSettings settings,
            Signals signals,
            CallRecord record,
            Vertx vertx) {
        super(close, writer);
        this.store = store;
        this.settings = settings;
        this.signals = signals;
        this.record = record;
        this.vertx = vertx;
    }

    @Test
    void never_repeats_a_flip_that_was_not_answered_in_time() {
        CloseStub.answers(200, LEAD);
        settle(close.lead(acme, "lead_A")); // loads the classes, so that the second below is Close's alone
        CloseStub.reset();
        CloseStub.hangs();

        Outcome<Sms> outcome = settle(impatient().flipSms(acme, "acti_S"));

        assertThat(stage(outcome)).isEqualTo(Stage.UNKNOWN);
        assertThat(CloseStub.received()).hasSize(1);
    }

    @Test
    void an_answer_that_stops_half_way_is_given_up_and_its_place_is_free_again() {
        CloseStub.answers(200, LEAD);
        settle(close.lead(acme, "lead_A"));
        CloseStub.reset();
        CloseApi impatient = impatient();
        for (int i = 0; i < settings.connectionsPerTenant(); i++) {
            CloseStub.stallsInTheBody();
        }

        List<Outcome<Sms>> outcomes = settle(Multi.createFrom()
                .range(0, settings.connectionsPerTenant())
                .onItem()
                .transformToUni(i -> impatient.flipSms(acme, "acti_S"))
                .merge(settings.connectionsPerTenant())
                .collect()
                .asList());

        assertThat(outcomes).allSatisfy(outcome -> assertThat(stage(outcome)).isEqualTo(Stage.UNKNOWN));
        CloseStub.answers(200, LEAD);
        await().until(() -> settle(impatient.lead(acme, "lead_A")) instanceof Outcome.Ok);
    }

    private CloseApi impatient() {
        CloseSettings oneSecond = new Impatient(settings);
        return new CloseApi(new CloseCalls(
                oneSecond, new Lines(oneSecond, vertx), new CloseClients(oneSecond), store, signals, record, vertx));
    }
}
