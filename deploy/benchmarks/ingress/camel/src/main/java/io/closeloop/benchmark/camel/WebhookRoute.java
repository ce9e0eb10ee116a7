package io.closeloop.benchmark.camel;

import io.closeloop.benchmark.contract.Endpoint;
import io.closeloop.benchmark.contract.Outcome;
import io.closeloop.benchmark.contract.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

final class WebhookRoute extends RouteBuilder {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Settings settings;
    private final Endpoint endpoint;

    WebhookRoute(Settings settings) {
        this.settings = settings;
        this.endpoint = new Endpoint(settings);
    }

    @Override
    public void configure() {
        onException(KafkaException.class).handled(true).process(exchange -> answer(exchange, UNAVAILABLE, null));
        from("platform-http:/webhooks/close/{integration}?httpMethodRestrict=POST")
                .process(this::check)
                .filter(header(KafkaConstants.KEY).isNotNull())
                .to(kafka())
                .process(exchange -> answer(exchange, OK, null))
                .end();
    }

    private void check(Exchange exchange) {
        Message in = exchange.getMessage();
        Outcome outcome = endpoint.accept(
                in.getHeader("integration", String.class),
                values(in, Endpoint.TIMESTAMP_HEADER),
                values(in, Endpoint.HASH_HEADER),
                in.getBody(byte[].class));
        switch (outcome) {
            case Outcome.Refuse(int status) -> answer(exchange, status, Endpoint.REFUSAL);
            case Outcome.Publish(ProducerRecord<String, byte[]> outgoing) -> prepare(in, outgoing);
        }
    }

    /** Camel has one value as itself and several as a list. */
    private static List<String> values(Message message, String header) {
        return switch (message.getHeader(header)) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case Object one -> List.of(one.toString());
        };
    }

    /** Whatever headers the message has by then become the record's, so the request's own go first. */
    private static void prepare(Message message, ProducerRecord<String, byte[]> outgoing) {
        message.removeHeaders("*");
        outgoing.headers().forEach(header -> message.setHeader(header.key(), header.value()));
        message.setHeader(KafkaConstants.KEY, outgoing.key());
        message.setBody(outgoing.value());
    }

    private static void answer(Exchange exchange, int status, String body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(body);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }

    private String kafka() {
        Map<String, Object> producer = settings.producer();
        return Map.of(
                        "brokers", settings.bootstrapServers(),
                        "requestRequiredAcks", producer.get(ProducerConfig.ACKS_CONFIG),
                        "enableIdempotence", producer.get(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG),
                        "lingerMs", producer.get(ProducerConfig.LINGER_MS_CONFIG),
                        "deliveryTimeoutMs", producer.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG),
                        "requestTimeoutMs", producer.get(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG),
                        "maxRequestSize", producer.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        "keySerializer", "org.apache.kafka.common.serialization.StringSerializer",
                        "valueSerializer", "org.apache.kafka.common.serialization.ByteArraySerializer")
                .entrySet()
                .stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&", "kafka:" + settings.topic() + "?", ""));
    }
}
