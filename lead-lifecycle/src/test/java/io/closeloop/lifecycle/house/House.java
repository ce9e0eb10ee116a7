package io.closeloop.lifecycle.house;

import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.testing.Broker;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One service for all classes of tests; each test has an account and a Close organization of its own. */
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = House.DATABASE))
@WithTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init") // filled in before each test
public abstract class House {

    public static final String DATABASE = "lifecycle";

    protected static Broker broker;

    protected Surroundings around;
    protected Acme acme;

    @Inject
    Integrations integrations;

    @Inject
    CredentialWriter credentials;

    @BeforeAll
    static void connectToTheBroker() {
        broker = new Broker(TestInfrastructure.bootstrapServers());
    }

    @AfterAll
    static void leaveTheBroker() {
        broker.close();
    }

    @BeforeEach
    void anAccount() {
        await().atMost(Duration.ofSeconds(20)).until(integrations::caughtUp);
        acme = another();
        acme.connected();
    }

    /** Not connected: it is not yet known to the service. */
    protected Acme another() {
        return new Acme(around, credentials, broker);
    }

    protected Acme connected(Acme account) {
        return account.connected();
    }
}
