package io.closeloop.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.gateway.domain.GatePlace;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An advisory lock of the database that stands for a place. Two places with one key only lock too much.
 *
 * @param key negative for narrow places, so that the order of keys takes the narrow before the wide: who waits for one lead holds nothing that
 *     others wait for
 * @param shared with others who lock it shared
 */
record PlaceLock(long key, boolean shared) {

    /** Before gates change: nobody passes there. */
    static List<PlaceLock> forChange(Collection<GatePlace> places) {
        return inOrder(places, false);
    }

    /** Before a claim or a flip: no gate changes there. At wide places claims do not wait for each other. */
    static List<PlaceLock> forPassing(Collection<GatePlace> places) {
        return inOrder(places, true);
    }

    /** Each key once, in the order in which everyone takes them: so nobody waits for one who waits for him. */
    private static List<PlaceLock> inOrder(Collection<GatePlace> places, boolean wideShared) {
        TreeMap<Long, Boolean> shared = new TreeMap<>();
        places.forEach(place -> shared.merge(key(place), wideShared && place.isWide(), Boolean::logicalAnd));
        return shared.entrySet().stream()
                .map(lock -> new PlaceLock(lock.getKey(), lock.getValue()))
                .toList();
    }

    /** Fixed for ever: instances of two versions lock the same. */
    private static long key(GatePlace place) {
        String name = place.scope() + " " + place.integration() + " " + place.ref();
        long hash = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).getLeastSignificantBits();
        return place.isWide() ? hash & Long.MAX_VALUE : hash | Long.MIN_VALUE;
    }
}
