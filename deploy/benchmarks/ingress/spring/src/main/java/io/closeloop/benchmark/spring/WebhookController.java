package io.closeloop.benchmark.spring;

import io.closeloop.benchmark.contract.Endpoint;
import io.closeloop.benchmark.contract.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class WebhookController {

    private final Endpoint endpoint;
    private final KafkaTemplate<String, byte[]> kafka;

    WebhookController(Endpoint endpoint, KafkaTemplate<String, byte[]> kafka) {
        this.endpoint = endpoint;
        this.kafka = kafka;
    }

    @PostMapping(path = "/webhooks/close/{integration}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<String>> deliver(
            @PathVariable("integration") String integration,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] body) {
        Outcome outcome = endpoint.accept(
                integration,
                headers.getOrEmpty(Endpoint.TIMESTAMP_HEADER),
                headers.getOrEmpty(Endpoint.HASH_HEADER),
                body);
        return switch (outcome) {
            case Outcome.Refuse(int status) ->
                Mono.just(ResponseEntity.status(status).body(Endpoint.REFUSAL));
            case Outcome.Publish(var outgoing) ->
                Mono.fromFuture(kafka.send(outgoing))
                        .map(acknowledged -> ResponseEntity.ok().<String>build())
                        .onErrorReturn(ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                                .build());
        };
    }
}
