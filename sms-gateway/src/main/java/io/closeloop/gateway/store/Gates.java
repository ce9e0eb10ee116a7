package io.closeloop.gateway.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.GateState;
import io.closeloop.gateway.domain.GateState.Change;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Gates, and the rows that gates and claims lock (promise 6): the instant of a gate is its commit, because no claim can hold the same row
 * then. Everyone locks the narrow places before the wide ones, each kind in one order, and both before any ledger entry; that keeps them from
 * deadlock.
 */
@ApplicationScoped
public class Gates {

    private static final String WANTED =
            "unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[])) as wanted (scope, integration, ref)";
    private static final String ADD = "insert into gate_place (scope, integration, ref) select distinct * from "
            + WANTED + " order by 1, 2, 3 on conflict do nothing";
    private static final String LOCK = "select 1 from gate_place p join " + WANTED
            + " using (scope, integration, ref) order by p.scope, p.integration, p.ref for %s of p";

    /** Makes sure that the rows exist: the first thing in a transaction that takes requests or changes gates. */
    public Uni<Void> add(Collection<GatePlace> places) {
        return withPlaces(places, ADD, Mutiny.Query::executeUpdate);
    }

    /** Before gates change: nobody passes there until the commit. */
    public Uni<Void> lockForChange(Collection<GatePlace> places) {
        return lock(places, "update");
    }

    /** Before a claim or a flip: no gate changes there until the commit. Claims do not wait for each other at wide places. */
    public Uni<Void> lockForPassing(Collection<GatePlace> places) {
        return lock(places, "share");
    }

    /** The gates that were ever heard of at these places, whose locks are held. */
    public Uni<Map<GatePlace, List<GateState>>> at(Collection<GatePlace> places) {
        return rows(places)
                .map(rows -> rows.stream().collect(groupingBy(GateRow::place, mapping(GateRow::read, toList()))));
    }

    /** Writes what stands after the change. */
    public Uni<GateState> change(String integration, Gate gate, Change change) {
        GatePlace place = GatePlace.of(integration, gate);
        return Panache.getSession()
                .chain(session -> session.find(GateRow.class, GateRow.key(place, gate.reason()))
                        .chain(row -> {
                            if (row != null) {
                                row.write(row.read().after(change));
                                return Uni.createFrom().item(row.read());
                            }
                            GateState first = GateState.first(gate, change);
                            return session.persist(new GateRow(place, first)).replaceWith(first);
                        }));
    }

    private static Uni<List<GateRow>> rows(Collection<GatePlace> places) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from GateRow where integration in :integrations and ref in :refs", GateRow.class)
                        .setParameter(
                                "integrations",
                                places.stream()
                                        .map(GatePlace::integration)
                                        .distinct()
                                        .toList())
                        .setParameter(
                                "refs",
                                places.stream().map(GatePlace::ref).distinct().toList())
                        .getResultList());
    }

    private static Uni<Void> lock(Collection<GatePlace> places, String wideMode) {
        List<GatePlace> narrow =
                places.stream().filter(place -> !place.isWide()).toList();
        List<GatePlace> wide = places.stream().filter(GatePlace::isWide).toList();
        return withPlaces(narrow, LOCK.formatted("update"), Mutiny.Query::getResultList)
                .chain(() -> withPlaces(wide, LOCK.formatted(wideMode), Mutiny.Query::getResultList));
    }

    private static Uni<Void> withPlaces(
            Collection<GatePlace> places, String sql, Function<Mutiny.Query<?>, Uni<?>> execute) {
        return places.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> execute.apply(session.createNativeQuery(sql)
                                .setParameter(
                                        1, column(places, place -> place.scope().name()))
                                .setParameter(2, column(places, GatePlace::integration))
                                .setParameter(3, column(places, GatePlace::ref))))
                        .replaceWithVoid();
    }

    private static String[] column(Collection<GatePlace> places, Function<GatePlace, String> value) {
        return places.stream().map(value).toArray(String[]::new);
    }
}
