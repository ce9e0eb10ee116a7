package io.closeloop.fieldsync.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.fieldsync.domain.OneContact.Fate;
import io.closeloop.fieldsync.domain.OneContact.Put;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Promise 4, against every order, repetition, outcome and crash: never a stale value over a newer one, and none twice. */
class FieldOrderProperties {

    private static final int SEQUENCES = 8;

    /** Something happens: a milestone arrives, a worker begins a step, or the step under way ends. */
    sealed interface Happening {
        record Arrival(long sequence) implements Happening {}

        record Begin() implements Happening {}

        record End(Fate fate) implements Happening {}
    }

    @Property(tries = 5000)
    void the_newest_value_stays_and_no_value_is_written_after_a_newer_one_or_twice(
            @ForAll("histories") List<Happening> history) {
        OneContact contact = played(history, sequence -> "value " + sequence);

        assertThat(contact.fields()).isEqualTo(newestValues(history));
        assertThat(contact.ledger().stream().collect(groupingBy(Put::field, mapping(Put::sequence, toList()))))
                .allSatisfy((field, sequences) -> assertThat(sequences)
                        .isSortedAccordingTo(Comparator.naturalOrder())
                        .doesNotHaveDuplicates());
    }

    @Property(tries = 2000)
    void the_ledger_tells_the_truth_about_every_milestone(@ForAll("histories") List<Happening> history) {
        OneContact contact = played(history, sequence -> "value " + sequence);

        assertThat(contact.writes())
                .allSatisfy(write -> assertThat(write.state())
                        .isEqualTo(
                                contact.ledger().contains(new Put(write.field(), write.sequence()))
                                        ? WriteState.WRITTEN
                                        : WriteState.SUPERSEDED));
        assertThat(contact.writes()).hasSize((int) arrivals(history).distinct().count());
    }

    /** Several milestones may write the same value, and then a look cannot tell whose it is. */
    @Property(tries = 2000)
    void equal_values_do_not_bring_the_order_into_disorder(@ForAll("histories") List<Happening> history) {
        OneContact contact = played(history, FieldOrderProperties::oneOfTwo);

        Map<String, Long> newest = new HashMap<>();
        arrivals(history).forEach(sequence -> newest.merge(field(sequence), sequence, Math::max));
        assertThat(contact.fields())
                .isEqualTo(newest.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> oneOfTwo(e.getValue()))));
    }

    private static OneContact played(List<Happening> history, LongFunction<String> valueOf) {
        OneContact contact = new OneContact(valueOf);
        history.forEach(happening -> {
            switch (happening) {
                case Happening.Arrival(long sequence) -> contact.arrives(sequence, field(sequence));
                case Happening.Begin() -> contact.begins();
                case Happening.End(Fate fate) -> contact.ends(fate);
            }
        });
        contact.settlesDown();
        return contact;
    }

    private static Map<String, String> newestValues(List<Happening> history) {
        Map<String, Long> newest = new HashMap<>();
        arrivals(history).forEach(sequence -> newest.merge(field(sequence), sequence, Math::max));
        return newest.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> "value " + e.getValue()));
    }

    private static Stream<Long> arrivals(List<Happening> history) {
        return history.stream()
                .filter(Happening.Arrival.class::isInstance)
                .map(arrival -> ((Happening.Arrival) arrival).sequence());
    }

    private static String field(long sequence) {
        return "cf_" + sequence % 3;
    }

    private static String oneOfTwo(long sequence) {
        return sequence % 2 == 0 ? "even" : "odd";
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        Arbitrary<Happening> arrival = Arbitraries.longs().between(1, SEQUENCES).map(Happening.Arrival::new);
        Arbitrary<Happening> begin = Arbitraries.just(new Happening.Begin());
        Arbitrary<Happening> end = Arbitraries.of(Fate.class).map(Happening.End::new);
        return Arbitraries.oneOf(arrival, begin, end).list().ofMaxSize(40);
    }
}
