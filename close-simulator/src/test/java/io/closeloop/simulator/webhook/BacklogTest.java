package io.closeloop.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.fault.Faults;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Ids;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.ManualTime;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Settings;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Too much undelivered: the subscription is paused and its queue cleared. Source: close-api.md 2.3. */
class BacklogTest {
    private static final Resource NOTE = Resource.readOnly("note", "note", "activity.note", "{\"id\":null}");
    private static final int BACKLOG = 3;

    private final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    private final Close close = new Close(
            new Settings(Duration.ofMillis(20), Duration.ofSeconds(5), true, 1000), time, time, Ids.seeded(1));
    private final Organization organization = new Organization("orga_1", "Acme");
    private final AtomicInteger posts = new AtomicInteger();

    private void subscribe() {
        DeliverySettings settings = new DeliverySettings(
                Duration.ZERO,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofMinutes(20),
                Duration.ofHours(72),
                BACKLOG,
                Duration.ofDays(3),
                Duration.ofDays(30),
                1000);
        Transport silent = post -> {
            posts.incrementAndGet();
            return new CompletableFuture<>();
        };
        var unused = new Events(close, time, time, settings, new Faults(), silent);
        close.furnish(organization, session -> {
            ObjectNode body = Json.literal("""
                    {"url":"http://127.0.0.1:1/","events":[{"object_type":"activity.note","action":"created"}]}""");
            assertThat(Crud.create(session, Webhooks.RESOURCE, body).status()).isEqualTo(201);
        });
    }

    private ObjectNode subscription() {
        return organization.table(Webhooks.RESOURCE).all().getFirst();
    }

    private void somethingHappens() {
        close.transact(organization, Actor.self(Actor.TIME, "test", close.requestId()), session -> {
            session.insert(NOTE, Json.object());
            return Answer.ok(Json.object());
        });
        time.advance(Duration.ZERO);
    }

    @Test
    void a_subscription_that_is_paused_may_not_say_why() {
        close.switches().set(Switch.PAUSE_REASON, "null");
        subscribe();

        for (int i = 0; i <= BACKLOG; i++) {
            somethingHappens();
        }

        assertThat(subscription().path("status").asText()).isEqualTo("paused");
        assertThat(subscription().path("pause_reason").isNull()).isTrue();
    }

    @Test
    void a_backlog_over_the_limit_pauses_the_subscription_until_a_person_resumes_it() {
        subscribe();
        for (int i = 0; i < BACKLOG; i++) {
            somethingHappens();
            assertThat(subscription().path("status").asText("active")).isEqualTo("active");
        }

        somethingHappens();

        assertThat(subscription().path("status").asText()).isEqualTo("paused");
        assertThat(subscription().path("pause_reason").asText()).isEqualTo("backlog");
        int before = posts.get();
        somethingHappens();
        assertThat(posts).hasValue(before);
    }
}
