package io.closeloop.lifecycle.domain;

import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.RequestChange;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Input.ControlFieldsChanged;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * Close's webhooks come in any order and more than once; what we did ourselves comes in its order. What holds in the end does not depend on
 * it.
 */
class ScheduleProperties {

    static final Instant START = Instant.parse("2026-02-01T12:10:00Z");
    private static final Level CONTACT = new Level.OfContact(BO);

    /** What can happen in Close, as the n-th thing, each with the n-th second as its Close time. */
    static final List<IntFunction<Input>> KINDS = List.of(
            n -> enabled(Level.LEAD, true),
            n -> enabled(Level.LEAD, false),
            n -> enabled(CONTACT, true),
            n -> enabled(CONTACT, false),
            n -> kill(Level.LEAD, true),
            n -> kill(Level.LEAD, false),
            n -> kill(CONTACT, true),
            n -> kill(CONTACT, false),
            n -> text(n, "hello"),
            n -> text(n, "STOP"),
            n -> text(n, "START"),
            n -> new Input.MeetingScheduled("m" + n % 3, Set.of(BO), START),
            n -> new Input.MeetingCancelled("m" + n % 3),
            n -> new Input.PersonTexted("sms_p" + n, BO, BOS_PHONE, "user_7", false),
            n -> new Input.PersonTexted("sms_w" + n, BO, BOS_PHONE, null, true),
            n -> new Input.OpportunityWon("oppo_" + n, BO));

    record Event(int number, Input input) {
        Instant at() {
            return START.plusSeconds(number);
        }
    }

    /** What holds in the end. The engagement is the one that was open before everything else happened. */
    private record End(
            Object facts,
            Object bookings,
            boolean killed,
            boolean optedOut,
            boolean open,
            boolean disqualified,
            Instant asleepUntil) {}

    @Property(tries = 3000)
    void any_order_and_any_repetition_ends_alike(@ForAll("histories") List<Integer> history, @ForAll Random random) {
        List<Event> inOrder = eventsOf(history);
        List<Event> shuffled = new ArrayList<>(inOrder);
        inOrder.stream().filter(event -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        assertThat(live(shuffled)).isEqualTo(live(inOrder));
    }

    @Property(tries = 1_000_000)
    @Tag("deep")
    void nor_does_it_in_a_million_schedules(@ForAll("histories") List<Integer> history, @ForAll Random random) {
        any_order_and_any_repetition_ends_alike(history, random);
    }

    @Property(tries = 3000)
    void late_news_never_talks_by_itself(@ForAll("histories") List<Integer> history, @ForAll Random random) {
        World world = talking();
        for (Event event : eventsOf(history)) {
            Duration age = random.nextBoolean() ? Duration.ofMinutes(11) : Duration.ZERO;
            Decision decision = deliver(world, event, age);
            if (!age.isZero()) {
                assertThat(decision.events()).noneMatch(numbered -> numbered.event() instanceof MessageRequested);
                assertThat(decision.requests())
                        .noneMatch(change -> change instanceof RequestChange.Start(Request.AskSetter ask, var delay));
            }
        }
    }

    @Property(tries = 3000)
    void nothing_is_asked_for_from_who_has_opted_out(
            @ForAll("histories") List<Integer> history, @ForAll Random random) {
        World world = talking();
        List<Event> shuffled = eventsOf(history);
        Collections.shuffle(shuffled, random);
        for (Event event : shuffled) {
            boolean before = world.isSuppressed(BOS_PHONE);
            Decision decision = deliver(world, event, Duration.ZERO);
            if (before && world.isSuppressed(BOS_PHONE)) {
                assertThat(decision.events()).noneMatch(numbered -> numbered.event() instanceof MessageRequested);
            }
        }
    }

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers().between(0, KINDS.size() - 1).list().ofMaxSize(14);
    }

    private static End live(List<Event> events) {
        World world = talking();
        UUID first = world.state.open().getFirst().id();
        events.forEach(event -> deliver(world, event, Duration.ZERO));
        Engagement.Open open = world.state.open(first).orElse(null);
        return new End(
                world.state.facts(),
                world.state.bookings(),
                world.state.killed(BO),
                world.isSuppressed(BOS_PHONE),
                open != null,
                open != null && open.overlays().isDisqualified(),
                open != null && open.overlays().owner() instanceof Owner.Asleep asleep ? asleep.until() : START);
    }

    /** Talked with and disqualified by a person: orders are ours, and come in their order. */
    static World talking() {
        World world = new World();
        Story.Step.all(Steps.introSent(), Steps.ordered(Order.Plain.DISQUALIFY)).accept(world);
        world.now = START.plusSeconds(60);
        return world;
    }

    private static Decision deliver(World world, Event event, Duration age) {
        return world.hear(event.input(), event.at().minus(age));
    }

    static List<Event> eventsOf(List<Integer> history) {
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < history.size(); n++) {
            events.add(new Event(n, KINDS.get(history.get(n)).apply(n)));
        }
        return events;
    }

    private static Input enabled(Level level, boolean on) {
        return new ControlFieldsChanged(level, change(on), null, null);
    }

    private static Input kill(Level level, boolean on) {
        return new ControlFieldsChanged(level, null, change(on), null);
    }

    private static Switch.Change change(boolean on) {
        return on ? new Switch.Change(Switch.OFF, Switch.ON) : new Switch.Change(Switch.ON, Switch.OFF);
    }

    private static Input text(int n, String words) {
        return new Input.InboundText("sms_" + n, BO, BOS_PHONE, OURS, words);
    }
}
