package io.closeloop.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.GatePlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No circle of waiting: everyone locks in one order, whatever the order in which places are named. */
class PlaceLockProperties {

    @Property
    void the_order_of_places_makes_no_difference(@ForAll("places") List<GatePlace> places, @ForAll Random random) {
        List<GatePlace> shuffled = new ArrayList<>(places);
        shuffled.addAll(places);
        Collections.shuffle(shuffled, random);

        assertThat(PlaceLock.forPassing(shuffled)).isEqualTo(PlaceLock.forPassing(places));
        assertThat(PlaceLock.forChange(shuffled)).isEqualTo(PlaceLock.forChange(places));
    }

    @Property
    void a_gate_and_a_claim_take_the_locks_they_share_in_one_order_and_narrow_places_first(
            @ForAll("places") List<GatePlace> gates, @ForAll("places") List<GatePlace> claims) {
        assertThat(PlaceLock.forChange(gates).stream().map(PlaceLock::key))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(PlaceLock.forPassing(claims).stream().map(PlaceLock::key))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(PlaceLock.forPassing(claims))
                .allSatisfy(lock -> assertThat(lock.shared()).isEqualTo(lock.key() >= 0));
    }

    @Property
    void every_place_is_locked(@ForAll("places") List<GatePlace> places) {
        assertThat(PlaceLock.forChange(places))
                .hasSize((int) places.stream().distinct().count())
                .noneMatch(PlaceLock::shared);
    }

    @Provide
    Arbitrary<List<GatePlace>> places() {
        return Combinators.combine(
                        Arbitraries.of("int_A", "int_B"),
                        Arbitraries.of(Scope.class),
                        Arbitraries.integers().between(1, 9))
                .as((integration, scope, n) ->
                        new GatePlace(integration, scope, "00000000-0000-0000-0000-00000000000" + n))
                .list()
                .ofMaxSize(12);
    }
}
