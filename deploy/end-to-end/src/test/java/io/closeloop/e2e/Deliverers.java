package io.closeloop.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.event.WebhookSignature;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Topics;
import io.closeloop.testing.Broker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Many leads at once, each delivering one event after the other as Close would: again and again until it is accepted, and only then the next.
 * Keeps a ledger of what was acknowledged.
 */
final class Deliverers implements AutoCloseable {

    private static final int LEADS = 32;

    private final Supplier<List<URI>> doors;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger comeBack = new AtomicInteger();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final List<Thread> leads = new ArrayList<>();
    private volatile boolean stopping;

    /** @param doors to be tried in this order, as a load balancer does whose first choice cannot be reached */
    Deliverers(Supplier<List<URI>> doors) {
        this.doors = doors;
        for (int n = 0; n < LEADS; n++) {
            String lead = "lead_" + n;
            leads.add(Thread.ofVirtual().start(() -> deliverAsLead(lead)));
        }
    }

    /** Deliveries that were answered with 2xx. */
    int acknowledged() {
        return count.get();
    }

    /** Answers that asked to come back. */
    int toldToComeBack() {
        return comeBack.get();
    }

    /** Answers that no honest sender should ever get. */
    List<String> unexpected() {
        return unexpected;
    }

    /** Each lead finishes what it is delivering. */
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread lead : leads) {
            lead.join();
        }
    }

    /** The promise: all that was acknowledged is in the topic, in each lead's order. */
    void assertAllIn(String bootstrapServers) {
        Map<String, Set<String>> published = published(bootstrapServers);
        assertThat(acknowledged).isNotEmpty();
        acknowledged.forEach((lead, events) -> {
            List<String> firstTimes = new ArrayList<>(published.getOrDefault(lead, Set.of()));
            firstTimes.retainAll(Set.copyOf(events));
            assertThat(firstTimes).as(lead).containsExactlyElementsOf(events);
        });
    }

    private void deliverAsLead(String lead) {
        List<String> ledger = acknowledged.computeIfAbsent(lead, key -> new CopyOnWriteArrayList<>());
        for (int n = 0; !stopping; n++) {
            String event = "ev_" + lead + "_" + n;
            deliverUntilAccepted(lead, event);
            ledger.add(event);
            count.incrementAndGet();
        }
    }

    private void deliverUntilAccepted(String lead, String event) {
        byte[] body = body(lead, event);
        while (true) {
            for (URI door : doors.get()) {
                if (isAccepted(door, body)) {
                    return;
                }
            }
        }
    }

    private boolean isAccepted(URI door, byte[] body) {
        try {
            HttpResponse<String> answer = http.send(request(door, body), BodyHandlers.ofString());
            if (answer.statusCode() == 503
                    && answer.headers().firstValue("retry-after").isPresent()) {
                comeBack.incrementAndGet();
            } else if (answer.statusCode() != 200) {
                unexpected.add(answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() == 200;
        } catch (IOException notReached) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest request(URI door, byte[] body) {
        return HttpRequest.newBuilder(door.resolve("/webhooks/close/" + IngressAlone.TENANT.integration()))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("close-sig-timestamp", "1760000000")
                .header("close-sig-hash", WebhookSignature.sign(IngressAlone.KEY, "1760000000", body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    static byte[] body(String lead, String event) {
        return """
                {"event":{"id":"%s","date_created":"2026-02-01T12:00:00.123000","date_updated":"2026-02-01T12:00:01.456000",
                "organization_id":"%s","object_type":"lead","object_id":"%s","lead_id":"%s","action":"updated",
                "changed_fields":["custom.cf_EN"],"data":{"name":"%s"}},"subscription_id":"whsub_A"}""".formatted(event, IngressAlone.TENANT.organization(), lead, lead, "x".repeat(1000))
                .getBytes(UTF_8);
    }

    /** Event ids by lead, each where it stands for the first time. */
    private static Map<String, Set<String>> published(String bootstrapServers) {
        Map<String, Set<String>> published = new ConcurrentHashMap<>();
        try (Broker broker = new Broker(bootstrapServers)) {
            broker.read(Topics.CLOSE_EVENTS.name()).forEach(read -> {
                var envelope = CloudEventHeaders.read(read.headers());
                published
                        .computeIfAbsent(envelope.subject(), lead -> new LinkedHashSet<>())
                        .add(envelope.id());
            });
        }
        return published;
    }

    @Override
    public void close() throws InterruptedException {
        leads.forEach(Thread::interrupt);
        stop();
        http.close();
    }
}
