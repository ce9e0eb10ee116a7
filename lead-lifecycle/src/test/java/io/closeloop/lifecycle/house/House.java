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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
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

    /** An integration that is not yet known holds the topic up, so that all that is published meanwhile comes in one poll. */
    protected void inOnePoll(Runnable publish) {
        Acme early = another();
        RecordMetadata place = inFirstPartition(HandmadeEvents.enabled(early));
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> broker.committed("lead-lifecycle", partition) == place.offset());
        publish.run();
        connected(early);
    }

    /** All in one partition: the order of the poll is the order in which they were published. */
    protected static RecordMetadata inFirstPartition(ProducerRecord<String, byte[]> event) {
        return broker.publish(new ProducerRecord<>(event.topic(), 0, event.key(), event.value(), event.headers()));
    }
}
