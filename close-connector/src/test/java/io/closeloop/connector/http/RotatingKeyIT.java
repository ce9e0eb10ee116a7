package io.closeloop.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialSettings;
import io.closeloop.embedded.KafkaAndPostgres;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "connector"))
@WithTestResource(ConnectorWorld.class)
class RotatingKeyIT {

    private final CredentialSettings credentials;

    RotatingKeyIT(CredentialSettings credentials) {
        this.credentials = credentials;
    }

    @Test
    void takes_the_key_that_the_operator_has_named_when_it_starts() {
        Path directory = credentials.directory().orElseThrow();

        await().untilAsserted(
                        () -> assertThat(directory.resolve("keyset.name")).hasContent(ConnectorWorld.CREDENTIALS_KEY));
    }
}
