package io.closeloop.benchmark.contract;

import org.apache.kafka.clients.producer.ProducerRecord;

/** What is to be done with a delivery. */
public sealed interface Outcome {

    /** To be answered with 200 when the broker has acknowledged it, with 503 when it has not. */
    record Publish(ProducerRecord<String, byte[]> outgoing) implements Outcome {}

    /** To be answered with this status and {@link Endpoint#REFUSAL}; nothing is published. */
    record Refuse(int status) implements Outcome {}
}
