package io.closeloop.simulator.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The faults that are to strike, oldest first; the first that matches and has strikes left is the one. None unless asked for:
 *
 * <pre>{@code
 * Counted<Fault> held = close.faults().on("POST", "activity/sms").by(acme.apiKey()).hang(Stage.AFTER);
 * held.awaitTaken();
 * held.release();
 * close.faults().on("PUT", "contact/*").times(2).refuse(429, Map.of("retry-after", "1"));
 * close.faults().onDelivery("lead", "updated").duplicate(1);
 * }</pre>
 */
public final class Faults {
    private record Aimed<P, F>(P pattern, Counted<F> counted) {}

    private final List<Aimed<RequestPattern, Fault>> requests = new CopyOnWriteArrayList<>();
    private final List<Aimed<DeliveryPattern, DeliveryFault>> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();

    /** @param path see {@link RequestPattern} */
    public RequestAim on(String method, String path) {
        return new RequestAim(this, new RequestPattern(method, path, RequestPattern.ANY), 0, 1);
    }

    /** {@code *} stands for any. */
    public DeliveryAim onDelivery(String objectType, String action) {
        return new DeliveryAim(this, new DeliveryPattern(objectType, action, RequestPattern.ANY), 0, 1);
    }

    Counted<Fault> add(RequestPattern pattern, Fault fault, int after, int times) {
        Counted<Fault> counted = new Counted<>(nextId(), fault, after, times);
        requests.add(new Aimed<>(pattern, counted));
        return counted;
    }

    Counted<DeliveryFault> add(DeliveryPattern pattern, DeliveryFault fault, int after, int times) {
        Counted<DeliveryFault> counted = new Counted<>(nextId(), fault, after, times);
        deliveries.add(new Aimed<>(pattern, counted));
        return counted;
    }

    private String nextId() {
        return "fault_" + last.incrementAndGet();
    }

    /** The fault that strikes this request, if any; it is used up by so much. */
    public Optional<Counted<Fault>> take(Asked asked) {
        return requests.isEmpty() ? Optional.empty() : first(requests, pattern -> pattern.matches(asked));
    }

    /** The fault that strikes this delivery, if any; it is used up by so much. */
    public Optional<Counted<DeliveryFault>> take(Delivered delivered) {
        return deliveries.isEmpty() ? Optional.empty() : first(deliveries, pattern -> pattern.matches(delivered));
    }

    private static <P, F> Optional<Counted<F>> first(List<Aimed<P, F>> aimed, Predicate<P> matching) {
        return aimed.stream()
                .filter(a -> matching.test(a.pattern()))
                .map(Aimed::counted)
                .filter(Counted::strikes)
                .findFirst();
    }

    /** Ends one fault, and lets go what hangs by it; false if there is none of this id. */
    public boolean remove(String id) {
        Optional<Counted<?>> fault = find(id);
        requests.removeIf(a -> a.counted().id().equals(id));
        deliveries.removeIf(a -> a.counted().id().equals(id));
        fault.ifPresent(Counted::release);
        return fault.isPresent();
    }

    /** Ends all faults, and lets go what hangs by them. */
    public void clear() {
        all().map(counted -> counted.id()).toList().forEach(this::remove);
    }

    public Optional<Counted<?>> find(String id) {
        return all().filter(counted -> counted.id().equals(id)).findFirst();
    }

    private Stream<Counted<?>> all() {
        return Stream.concat(
                requests.stream().map(Aimed::counted), deliveries.stream().map(Aimed::counted));
    }

    /** All faults, spent ones too, as {@code GET /_simulator/faults} shows them. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.set(
                "requests",
                requests.stream()
                        .map(a -> described(a.counted(), a.counted().fault().word(), a.pattern()))
                        .collect(Json.toArray()));
        json.set(
                "deliveries",
                deliveries.stream()
                        .map(a -> described(a.counted(), a.counted().fault().word(), a.pattern()))
                        .collect(Json.toArray()));
        return json;
    }

    private static ObjectNode described(Counted<?> counted, String word, Record pattern) {
        ObjectNode node = Json.object().put("id", counted.id()).put("fault", word);
        node.set("on", Json.tree(pattern));
        return node.put("taken", counted.taken()).put("left", counted.left());
    }
}
