package io.closeloop.fieldsync.house;

import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.testing.Broker;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One service on a real broker, a real database and the simulator, for all classes of tests; each test has an account of its own. */
@WithTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = FieldSyncHouse.DATABASE))
@WithTestResource(SimulatedClose.class)
public abstract class FieldSyncHouse {

    public static final String DATABASE = "fieldsync";

    protected static Broker broker;

    @SuppressWarnings("NullAway.Init") // injected by the resource itself
    protected CloseSimulator close;

    @Inject
    Integrations integrations;

    @Inject
    CredentialWriter credentials;

    protected AcmeAccount acme;

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
        await().until(integrations::caughtUp);
        acme = anotherAccount().connected();
    }

    protected AcmeAccount anotherAccount() {
        return new AcmeAccount(close, credentials, broker);
    }
}
