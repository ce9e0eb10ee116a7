package io.closeloop.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseConnection;
import io.closeloop.close.ConnectionSignal;
import io.closeloop.events.ConnectionReport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellingConnectorTest {

    private static final CloseConnection ACME = new CloseConnection("acme", "int_A");
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void a_refused_credential_is_told_by_its_version() {
        assertThat(TellingConnector.report(new ConnectionSignal.CredentialRefused(ACME, 7), NOW))
                .isEqualTo(new ConnectionReport.CredentialRefused(7, NOW));
    }

    @Test
    void refused_fields_are_told_in_one_order_whoever_tells_them() {
        assertThat(TellingConnector.report(new ConnectionSignal.FieldsRefused(ACME, Set.of("cf_B", "cf_A")), NOW))
                .isEqualTo(new ConnectionReport.FieldsRefused(List.of("cf_A", "cf_B"), NOW));
    }
}
