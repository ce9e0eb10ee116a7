package io.closeloop.gateway.house;

import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.testing.Broker;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One gateway on a real broker, a real database and the simulator, for all classes of tests; each test has an account of its own. */
@WithTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = GatewayHouse.DATABASE))
@WithTestResource(SimulatedClose.class)
public abstract class GatewayHouse {

    public static final String DATABASE = "gateway";

    protected static Broker broker;

    @SuppressWarnings("NullAway.Init") // injected by the resource itself
    protected SimulatedClose close;

    @Inject
    protected Integrations integrations;

    @Inject
    CredentialWriter credentials;

    protected Acme acme;

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
        acme = anotherAccount();
    }

    protected Acme anotherAccount() {
        return accountWithLeadAt(Acme.anyPhone());
    }

    protected Acme accountWithLeadAt(String phone) {
        Acme another = new Acme(close, credentials, broker, phone);
        await().until(() -> integrations.connected(another.tenant.integration()).isPresent());
        return another;
    }
}
