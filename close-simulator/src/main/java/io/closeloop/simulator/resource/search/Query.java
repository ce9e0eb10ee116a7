package io.closeloop.simulator.resource.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A node of the query tree. */
sealed interface Query {
    record All() implements Query {}

    record And(List<Query> queries) implements Query {}

    record Or(List<Query> queries) implements Query {}

    record Not(Query query) implements Query {}

    record Id(String id) implements Query {}

    record OfType(String type) implements Query {}

    /** Any text of the object. */
    record AnyText(Test test) implements Query {}

    record Related(String thisType, String relatedType, Query query) implements Query {}

    /** @param key of the object, as {@code title} or {@code custom.cf_…} */
    record Condition(Optional<String> type, String key, Test test) implements Query {}

    default boolean matches(Subject subject, Universe universe) {
        return switch (this) {
            case All q -> true;
            case And q -> q.queries().stream().allMatch(inner -> inner.matches(subject, universe));
            case Or q -> q.queries().stream().anyMatch(inner -> inner.matches(subject, universe));
            case Not q -> !q.query().matches(subject, universe);
            case Id q -> subject.id().equals(q.id());
            case OfType q -> subject.type().equals(q.type());
            case AnyText q -> subject.texts().anyMatch(q.test()::matches);
            case Related q ->
                subject.type().equals(q.thisType())
                        && universe.related(subject, q.relatedType())
                                .anyMatch(other -> q.query().matches(other, universe));
            case Condition q ->
                q.type().map(subject.type()::equals).orElse(true) && q.test().matches(universe.value(subject, q.key()));
        };
    }

    /** The types that an object must have one of; empty when any would do. */
    default Set<String> types() {
        return switch (this) {
            case OfType q -> Set.of(q.type());
            case And q ->
                q.queries().stream()
                        .map(Query::types)
                        .filter(types -> !types.isEmpty())
                        .findFirst()
                        .orElse(Set.of());
            case Or q -> {
                boolean all =
                        q.queries().stream().noneMatch(inner -> inner.types().isEmpty());
                yield all
                        ? q.queries().stream()
                                .flatMap(inner -> inner.types().stream())
                                .collect(Collectors.toSet())
                        : Set.of();
            }
            case All q -> Set.of();
            case Not q -> Set.of();
            case Id q -> Set.of();
            case AnyText q -> Set.of();
            case Related q -> Set.of();
            case Condition q -> Set.of();
        };
    }

    /** The exact address or phone that a contact must have, if the query says so: it spares the look at all others. */
    default Optional<String> exact(String embedded, String key) {
        return switch (this) {
            case And q -> first(q.queries(), inner -> inner.exact(embedded, key));
            case Related q when q.relatedType().equals(embedded) -> q.query().exact(embedded, key);
            case Condition(var type, var field, Test.Text(var mode, var value, var caseless))
            when field.equals(key) && mode == Test.Mode.EXACT -> Optional.of(value);
            case All q -> Optional.empty();
            case Or q -> Optional.empty();
            case Not q -> Optional.empty();
            case Id q -> Optional.empty();
            case OfType q -> Optional.empty();
            case AnyText q -> Optional.empty();
            case Related q -> Optional.empty();
            case Condition q -> Optional.empty();
        };
    }

    private static Optional<String> first(List<Query> queries, Function<Query, Optional<String>> of) {
        return queries.stream().map(of).flatMap(Optional::stream).findFirst();
    }
}
