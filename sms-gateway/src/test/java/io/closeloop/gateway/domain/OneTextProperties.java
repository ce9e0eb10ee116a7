package io.closeloop.gateway.domain;

import static io.closeloop.gateway.domain.Texts.lastWords;
import static io.closeloop.gateway.domain.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.gateway.domain.SmallClose.Fate;
import io.closeloop.gateway.domain.State.Final;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Sent;
import io.closeloop.gateway.domain.State.UnderWay;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** Promises 5 and 6 over every interleaving of gates, workers, crashes, lost answers and late workers. */
class OneTextProperties {

    /** Something that happens; named, so that a counterexample can be read. */
    record Happening(String name, Consumer<SmallWorld> to) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 5000)
    void no_flip_is_intended_after_the_commit_of_a_gate_that_the_text_may_not_pass(
            @ForAll("texts") Text text, @ForAll("histories") List<Happening> history) {
        SmallWorld world = new SmallWorld(text);

        for (Happening happening : history) {
            happening.to().accept(world);

            assertThat(world.intentsBehindAGate()).isEmpty();
            if (!world.closedForTheText().isEmpty()) {
                // Behind a closed gate nothing waits to go, and what is under way is to come back.
                assertThat(world.text.position().state())
                        .satisfiesAnyOf(
                                ended -> assertThat(ended).isInstanceOf(Final.class),
                                going -> assertThat(((UnderWay) going).recall()).isNotNull());
            }
        }
    }

    @Property(tries = 5000)
    void an_intent_becomes_one_text_at_most_and_the_ledger_ends_with_what_became_of_it(
            @ForAll("texts") Text text, @ForAll("histories") List<Happening> history) {
        SmallWorld world = new SmallWorld(text);

        history.forEach(happening -> happening.to().accept(world));
        world.finish();

        assertThat(world.close.everSent()).hasSizeLessThanOrEqualTo(1);
        assertThat(world.text.position().state() instanceof Sent)
                .isEqualTo(world.close.everSent().size() == 1);
        assertThat(world.text.position().isUnfinished()).isFalse();
        if (!(world.text.position().state() instanceof Held)) {
            assertThat(world.close.drafts()).isEmpty();
        }
    }

    @Property(tries = 500_000)
    @Tag("deep")
    void neither_breaks_in_half_a_million_histories(
            @ForAll("texts") Text text, @ForAll("histories") List<Happening> history) {
        no_flip_is_intended_after_the_commit_of_a_gate_that_the_text_may_not_pass(text, history);
        an_intent_becomes_one_text_at_most_and_the_ledger_ends_with_what_became_of_it(text, history);
    }

    @Provide
    Arbitrary<Text> texts() {
        return Arbitraries.of(text(), lastWords(10, GateReason.DISQUALIFIED));
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return happenings().list().ofMaxSize(40);
    }

    /** Work comes most often, or most histories would end before anything is sent. */
    private static Arbitrary<Happening> happenings() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(happening("claim", SmallWorld::claim))),
                Tuple.of(
                        12,
                        Arbitraries.of(Fate.class).map(fate -> happening("work " + fate, world -> world.work(fate)))),
                Tuple.of(12, Arbitraries.of(happening("work", world -> world.work(Fate.ANSWERED)))),
                Tuple.of(2, Arbitraries.of(happening("send", SmallWorld::send))),
                Tuple.of(2, Arbitraries.of(happening("crash", SmallWorld::crash))),
                Tuple.of(2, Arbitraries.of(happening("ask again", SmallWorld::askAgain))),
                Tuple.of(2, reasons().map(reason -> happening("close " + reason, world -> world.close(reason)))),
                Tuple.of(2, reasons().map(reason -> happening("open " + reason, world -> world.open(reason)))),
                Tuple.of(
                        1,
                        reasons().map(reason -> happening("repeat " + reason, world -> world.repeatOpening(reason)))));
    }

    private static Arbitrary<GateReason> reasons() {
        return Arbitraries.of(GateReason.KILL, GateReason.DISQUALIFIED);
    }

    private static Happening happening(String name, Consumer<SmallWorld> to) {
        return new Happening(name, to);
    }
}
