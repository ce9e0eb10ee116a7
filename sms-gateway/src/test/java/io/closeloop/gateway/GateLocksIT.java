package io.closeloop.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.house.Crash;
import io.closeloop.gateway.house.GatewayHouse;
import io.closeloop.gateway.store.Gates;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.closeloop.outbox.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the instant of a gate rests on: a gate and a claim are never at one place at the same time. */
@QuarkusTest
class GateLocksIT extends GatewayHouse {

    private final List<Held> holders = new ArrayList<>();

    @Inject
    Gates gates;

    @Inject
    Transactions transactions;

    @Test
    void every_connection_asks_for_the_isolation_that_the_locks_rest_on_itself() {
        assertThat(setting("default_transaction_isolation")).isEqualTo("client: read committed");
    }

    @Test
    void an_instance_that_freezes_inside_a_transaction_loses_its_locks() {
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("client: 60000");
    }

    private String setting(String name) {
        return transactions
                .run(() -> Sql.select(
                        "select source || ': ' || setting from pg_settings where name = $1", Columns::text, name))
                .await()
                .atMost(Duration.ofSeconds(20))
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void a_gate_waits_for_the_claim_that_passes_its_place(Scope scope) {
        // Given
        Held claim = hold(passing(), place(scope));
        claim.awaitHeld();

        // When
        Held gate = hold(changing(), place(scope));

        // Then
        await().atMost(20, SECONDS).until(() -> Crash.waitingForLocks() == 1);
        assertThat(gate.isHeld()).isFalse();
        claim.commit();
        gate.awaitHeld();
        gate.commit();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void a_claim_waits_for_the_gate_that_changes_at_its_place(Scope scope) {
        // Given
        Held gate = hold(changing(), place(scope));
        gate.awaitHeld();

        // When
        Held claim = hold(passing(), place(scope));

        // Then
        await().atMost(20, SECONDS).until(() -> Crash.waitingForLocks() == 1);
        assertThat(claim.isHeld()).isFalse();
        gate.commit();
        claim.awaitHeld();
        claim.commit();
    }

    @ParameterizedTest
    @EnumSource(names = {"SETTER", "INTEGRATION"})
    void claims_of_many_leads_pass_a_wide_place_together(Scope wide) {
        // Given
        Held one = hold(passing(), place(wide));
        one.awaitHeld();

        // When
        Held other = hold(passing(), place(wide));

        // Then
        other.awaitHeld();
        one.commit();
        other.commit();
    }

    @Test
    void locks_asked_for_in_any_order_of_places_never_wait_in_a_circle() {
        // Given
        List<GatePlace> places = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            places.add(place(scope));
            places.add(new GatePlace(
                    acme.tenant.integration(), scope, UUID.randomUUID().toString()));
        }
        Random random = new Random(7);

        // When
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            Collections.shuffle(places, random);
            List<GatePlace> some = List.copyOf(places.subList(0, 2 + random.nextInt(places.size() - 2)));
            Function<List<GatePlace>, Uni<Void>> lock = n % 4 == 0 ? changing() : passing();
            all.add(transactions
                    .run(() -> lock.apply(some))
                    .subscribeAsCompletionStage()
                    .toCompletableFuture());
        }

        // Then
        assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                .succeedsWithin(60, SECONDS);
    }

    @AfterEach
    void nobodyIsLeftWaiting() {
        holders.forEach(holder -> holder.end().complete(null));
    }

    private Function<List<GatePlace>, Uni<Void>> passing() {
        return gates::lockForPassing;
    }

    private Function<List<GatePlace>, Uni<Void>> changing() {
        return gates::lockForChange;
    }

    private GatePlace place(Scope scope) {
        return new GatePlace(acme.tenant.integration(), scope, acme.engagement.toString());
    }

    private Held hold(Function<List<GatePlace>, Uni<Void>> lock, GatePlace place) {
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> done = transactions
                .run(() -> lock.apply(List.of(place))
                        .invoke(() -> held.complete(null))
                        .chain(() -> hereAfter(end)))
                .subscribeAsCompletionStage()
                .toCompletableFuture();
        Held holder = new Held(held, end, done);
        holders.add(holder);
        return holder;
    }

    /** A transaction goes on where it began, whoever ends the waiting. */
    private static Uni<Void> hereAfter(CompletableFuture<Void> end) {
        Context here = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom().completionStage(end).emitOn(next -> here.runOnContext(nothing -> next.run()));
    }

    /** A transaction that has asked for locks and keeps them until it is told to commit. */
    private record Held(CompletableFuture<Void> held, CompletableFuture<Void> end, CompletableFuture<Void> done) {

        boolean isHeld() {
            return held.isDone();
        }

        void awaitHeld() {
            assertThat(held).succeedsWithin(20, SECONDS);
        }

        void commit() {
            end.complete(null);
            assertThat(done).succeedsWithin(20, SECONDS);
        }
    }
}
