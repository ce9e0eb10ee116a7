package io.closeloop.lifecycle.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.House;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who was erased under a key can be told from it alone. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class ErasureKeyIT extends House {

    @Inject
    ErasureKeyCheck check;

    @Test
    void the_service_does_not_start_under_another_key_than_numbers_were_erased_under() {
        acme.as("admin")
                .body(Map.of("phone", acme.bosPhone, "reason", "asked"))
                .post("/erasures")
                .then()
                .statusCode(200);
        assertThatCode(() -> check.onStart(new StartupEvent())).doesNotThrowAnyException();

        Database.update("update erasure set key_fingerprint = 'x' where account = ?", acme.tenant.account());

        try {
            assertThatThrownBy(() -> check.onStart(new StartupEvent()))
                    .hasMessageContaining("closeloop.lifecycle.erasure.key");
        } finally {
            Database.update("delete from erasure where account = ?", acme.tenant.account());
        }
    }
}
