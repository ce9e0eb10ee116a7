package io.closeloop.fieldsync.application;

import io.closeloop.fieldsync.domain.Step;
import io.closeloop.fieldsync.domain.Verdict;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.fieldsync.store.ClaimedLane;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One line and one measurement per call to Close. Field ids and sequences, never a value. */
@ApplicationScoped
public class AttemptLog {

    private static final Logger LOG = Logger.getLogger("io.closeloop.fieldsync.attempt");

    private final MeterRegistry meters;

    public AttemptLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void attempt(ClaimedLane lane, Step.Call call, Verdict verdict, long nanos) {
        String kind = call.getClass().getSimpleName();
        String result = verdict.getClass().getSimpleName();
        meters.timer("closeloop.field.attempts", "call", kind, "verdict", result)
                .record(nanos, TimeUnit.NANOSECONDS);
        LOG.infof(
                "field.write account=%s integration=%s lead=%s contact=%s call=%s fields=%s sequences=%s failures=%d verdict=%s us=%d",
                lane.account(),
                lane.integration(),
                lane.leadId(),
                lane.contactId(),
                kind,
                call.writes().stream().map(Write::field).toList(),
                call.writes().stream().map(Write::sequence).toList(),
                lane.failures(),
                result,
                nanos / 1000);
    }
}
