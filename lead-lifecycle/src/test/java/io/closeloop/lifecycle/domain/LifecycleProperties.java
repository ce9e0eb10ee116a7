package io.closeloop.lifecycle.domain;

import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.meetingScheduled;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personKills;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.personToggles;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Steps.workflowClearsEnabled;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Steps.workflowRemovesKill;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.decision.Decision.Numbered;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Input.ControlFieldsChanged;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.setter.SetterSettings.LastWords;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever happens, in any order and however often. */
class LifecycleProperties {

    /** Answers to requests come only if there is a request, as in life. */
    private static final List<Step> STEPS = List.of(
            workflowEnables(),
            workflowEnables(CARL),
            workflowClearsEnabled(),
            workflowKills(),
            workflowRemovesKill(),
            personKills(BO, Switch.ON),
            personKills(BO, Switch.OFF),
            personToggles(BO, Switch.ON),
            personToggles(BO, Switch.OFF),
            inboundText("yes"),
            inboundText("not interested"),
            inboundText("STOP"),
            inboundText("START"),
            textGoes(),
            personTexts(),
            meetingScheduled("m1"),
            meetingScheduled("m2"),
            ordered(Order.Plain.KILL),
            ordered(Order.Plain.REMOVE_KILL),
            ordered(Order.Plain.DISQUALIFY),
            ordered(Order.Plain.REQUALIFY),
            ordered(Order.Plain.MASTER_KILL),
            ordered(Order.Plain.REMOVE_MASTER_KILL),
            ordered(Order.Plain.TAKE_OVER),
            ordered(Order.Plain.GIVE_BACK),
            ordered(Order.Plain.RESTART),
            ordered(Order.Plain.RELEASE_TEXT),
            ordered(Order.Plain.DISCARD_TEXT),
            ordered(new Order.HandOver(CARL.id())),
            Steps.switchedOff(World.ANNA),
            Steps.switchedOn(World.ANNA),
            Steps.workflowTexts(),
            Steps.timePasses(Duration.ofMinutes(11)),
            Steps.settings(anna -> anna.with(new LastWords("Bye", "Gone", "Help is here"))),
            world -> world.hear(new Input.LeadDeleted(null)),
            ifAsked(Request.EndTalkLater.class, Steps.talkLaterEnds()),
            ifAsked(Request.ReadLead.class, Steps.leadIsRead()),
            ifAsked(Request.ReadLead.class, Steps.leadIsRead()),
            ifAsked(Request.AskSetter.class, Steps.setterAnswers()),
            ifAsked(Request.EndTakeover.class, Steps.takeoverEnds()));

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers().between(0, STEPS.size() - 1).list().ofMaxSize(60);
    }

    @Property(tries = 3000)
    void kill_and_dq_milestones_alternate_in_every_engagement(@ForAll("histories") List<Integer> history) {
        Map<UUID, Map<Milestone, Integer>> balance = new HashMap<>();
        for (Numbered numbered : events(live(history))) {
            if (numbered.event() instanceof MilestoneReached reached) {
                var counts = balance.computeIfAbsent(reached.engagementId(), id -> new EnumMap<>(Milestone.class));
                counts.merge(reached.milestone(), 1, Integer::sum);
                assertAlternate(counts, Milestone.KILL_SWITCH_REACHED, Milestone.KILL_SWITCH_REMOVED);
                assertAlternate(counts, Milestone.DQ_REACHED, Milestone.DQ_REMOVED);
            }
        }
    }

    @Property(tries = 3000)
    void activation_response_and_call_to_action_are_reached_once_in_an_engagement(
            @ForAll("histories") List<Integer> history) {
        Set<Milestone> once = Set.of(Milestone.LEAD_ACTIVATED, Milestone.INTRO_RESPONSE, Milestone.CTA_REACHED);
        assertThat(events(live(history)).stream()
                        .map(Numbered::event)
                        .filter(MilestoneReached.class::isInstance)
                        .map(MilestoneReached.class::cast)
                        .filter(reached -> once.contains(reached.milestone()))
                        .map(reached -> reached.engagementId() + " " + reached.milestone()))
                .doesNotHaveDuplicates();
    }

    /** There are two. */
    @Property(tries = 3000)
    void a_meeting_books_once_whoever_talks_and_however_often_it_begins_anew(
            @ForAll("histories") List<Integer> history) {
        assertThat(events(live(history)).stream()
                        .filter(numbered -> numbered.event() instanceof MilestoneReached reached
                                && reached.milestone() == Milestone.LEAD_BOOKED))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Property(tries = 3000)
    void no_text_is_asked_for_behind_a_closed_gate(@ForAll("histories") List<Integer> history) {
        Set<Gate> closed = new HashSet<>();
        for (Numbered numbered : events(live(history))) {
            switch (numbered.event()) {
                case GateClosed gate -> closed.add(gate.gate());
                case GateOpened gate -> closed.remove(gate.gate());
                case MessageRequested text ->
                    assertThat(closed)
                            .filteredOn(gate -> refsOf(text).contains(gate.ref()))
                            .allMatch(gate -> gate.reason() == text.mayPass());
                default -> {}
            }
        }
    }

    private static Set<String> refsOf(MessageRequested text) {
        return Set.of(text.engagementId().toString(), text.toPhone(), text.leadId());
    }

    @Property(tries = 3000)
    void an_intro_is_one_text_however_often_it_is_asked_for(@ForAll("histories") List<Integer> history) {
        Map<UUID, UUID> intros = new HashMap<>();
        for (Numbered numbered : events(live(history))) {
            if (numbered.event() instanceof MessageRequested text && text.purpose() == Purpose.INTRO) {
                assertThat(intros.computeIfAbsent(text.engagementId(), id -> text.messageId()))
                        .isEqualTo(text.messageId());
            }
        }
    }

    @Property(tries = 3000)
    void sequences_only_rise(@ForAll("histories") List<Integer> history) {
        assertThat(events(live(history)))
                .extracting(Numbered::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Property(tries = 1000)
    void at_most_one_engagement_is_open_per_contact_and_it_holds_its_phone(@ForAll("histories") List<Integer> history) {
        World world = live(history);
        assertThat(world.state.open()).hasSizeLessThanOrEqualTo(1);
        assertThat(world.claims).hasSize(world.state.open().size());
    }

    /** Close's webhooks come in any order and more than once; what is known in the end does not depend on it. */
    @Property(tries = 2000)
    void control_facts_do_not_depend_on_the_order_of_their_events(
            @ForAll("controlHistories") List<Boolean> values, @ForAll Random random) {
        World inOrder = new World();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            order.add(i);
            order.add(i);
            hear(inOrder, values, i);
        }
        Collections.shuffle(order, random);
        World shuffled = new World();
        order.forEach(i -> hear(shuffled, values, i));

        Facts known = shuffled.state.facts();
        assertThat(known).isEqualTo(inOrder.state.facts());
    }

    @Provide
    Arbitrary<List<Boolean>> controlHistories() {
        return Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(12);
    }

    private static void hear(World world, List<Boolean> values, int i) {
        Switch before = i > 0 && values.get(i - 1) ? Switch.ON : Switch.OFF;
        Switch.Change change = new Switch.Change(before, values.get(i) ? Switch.ON : Switch.OFF);
        var at = Instant.parse("2026-02-01T12:00:00Z").plusSeconds(i);
        world.hear(new ControlFieldsChanged(Level.LEAD, change, change, "setter " + i), at);
    }

    private static World live(List<Integer> history) {
        World world = new World();
        history.forEach(step -> STEPS.get(step).accept(world));
        return world;
    }

    private static List<Numbered> events(World world) {
        return world.decisions.stream()
                .flatMap(decision -> decision.events().stream())
                .toList();
    }

    private static void assertAlternate(Map<Milestone, Integer> counts, Milestone in, Milestone out) {
        assertThat(counts.getOrDefault(in, 0) - counts.getOrDefault(out, 0)).isBetween(0, 1);
    }

    private static Step ifAsked(Class<? extends Request> request, Step answer) {
        return world -> {
            if (world.requests.values().stream().anyMatch(request::isInstance)) {
                answer.accept(world);
            }
        };
    }
}
