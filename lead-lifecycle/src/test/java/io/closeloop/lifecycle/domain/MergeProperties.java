package io.closeloop.lifecycle.domain;

import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.lifecycle.domain.ScheduleProperties.Event;
import io.closeloop.lifecycle.domain.decision.Decision.Numbered;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.state.Bookings;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * A lead is merged into a second one and that into a third, while Close's webhooks about it and the letters between the leads come in any
 * order and more than once. What holds at the third in the end is what would hold had all of it been heard in its order.
 */
class MergeProperties {

    private static final String FIRST = World.LEAD.leadId();
    private static final String SECOND = "lead_2";
    private static final String THIRD = "lead_3";

    private record End(
            Facts facts, Bookings bookings, boolean killed, boolean optedOut, boolean open, Instant asleepUntil) {}

    @Property(tries = 3000)
    void whatever_is_heard_before_or_after_the_merges_ends_alike(
            @ForAll("histories") List<Integer> history, @ForAll Random random) {
        List<Consumer<World>> inOrder = new ArrayList<>(told(history));
        inOrder.addAll(merges());
        List<Consumer<World>> shuffled = new ArrayList<>(inOrder);
        inOrder.stream().filter(news -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        World ordered = live(inOrder, world -> Post.bringAll(world, random));
        World mixed = live(shuffled, world -> bringSome(world, random));

        assertThat(end(mixed)).isEqualTo(end(ordered));
    }

    @Property(tries = 1_000_000)
    @Tag("deep")
    void so_they_do_in_a_million_schedules(@ForAll("histories") List<Integer> history, @ForAll Random random) {
        whatever_is_heard_before_or_after_the_merges_ends_alike(history, random);
    }

    @Property(tries = 3000)
    void milestones_fire_once_across_the_leads(@ForAll("histories") List<Integer> history, @ForAll Random random) {
        List<Consumer<World>> news = new ArrayList<>(told(history));
        news.addAll(news);
        news.addAll(merges());
        Collections.shuffle(news, random);

        List<Milestone> reached = milestones(live(news, world -> bringSome(world, random)));

        assertThat(reached.stream().filter(one -> one == Milestone.LEAD_BOOKED).count())
                .isLessThanOrEqualTo(3);
        assertThat(reached.stream()
                        .filter(one -> one == Milestone.KILL_SWITCH_REACHED || one == Milestone.KILL_SWITCH_REMOVED)
                        .toList())
                .satisfies(MergeProperties::alternates);
    }

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers()
                .between(0, ScheduleProperties.KINDS.size() - 1)
                .list()
                .ofMaxSize(12);
    }

    private static void alternates(List<? extends Milestone> kills) {
        for (int i = 0; i < kills.size(); i++) {
            assertThat(kills.get(i))
                    .isEqualTo(i % 2 == 0 ? Milestone.KILL_SWITCH_REACHED : Milestone.KILL_SWITCH_REMOVED);
        }
    }

    private static List<Consumer<World>> told(List<Integer> history) {
        return ScheduleProperties.eventsOf(history).stream()
                .map(event -> (Consumer<World>) world -> hear(world, event))
                .toList();
    }

    private static void hear(World world, Event event) {
        world.hear(event.input(), event.at());
    }

    /** Close tells both leads of each. */
    private static List<Consumer<World>> merges() {
        return List.of(
                world -> tell(world, FIRST, new Input.LeadDeleted(SECOND)),
                world -> tell(world, SECOND, new Input.LeadMerged(FIRST)),
                world -> tell(world, SECOND, new Input.LeadDeleted(THIRD)),
                world -> tell(world, THIRD, new Input.LeadMerged(SECOND)));
    }

    private static void tell(World world, String leadId, Input input) {
        world.neighbour(leadId).hear(input, ScheduleProperties.START.plusSeconds(50));
    }

    private static World live(List<Consumer<World>> news, Consumer<World> afterEach) {
        World world = ScheduleProperties.talking();
        for (Consumer<World> one : news) {
            one.accept(world);
            afterEach.accept(world);
        }
        Post.bringAll(world, new Random(1));
        return world;
    }

    private static void bringSome(World world, Random random) {
        while (random.nextBoolean() && Post.bringOne(world, random)) {}
    }

    private static End end(World world) {
        World survivor = world.neighbour(THIRD);
        Engagement.Open open = survivor.state.open().stream().findFirst().orElse(null);
        return new End(
                survivor.state.facts(),
                survivor.state.bookings(),
                survivor.state.killed(BO),
                world.isSuppressed(BOS_PHONE),
                open != null,
                open != null && open.overlays().owner() instanceof Owner.Asleep asleep
                        ? asleep.until()
                        : ScheduleProperties.START);
    }

    private static List<Milestone> milestones(World world) {
        return world.everywhere.stream()
                .flatMap(decision -> decision.events().stream())
                .map(Numbered::event)
                .filter(MilestoneReached.class::isInstance)
                .map(MilestoneReached.class::cast)
                .map(MilestoneReached::milestone)
                .toList();
    }
}
