package io.closeloop.e2e;

import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.KILL_SWITCH_REMOVED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.events.Topics;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.client.SimulatedClose.Person;
import io.closeloop.local.demo.Stage;
import io.closeloop.testing.Broker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;

/**
 * Leads that come in a steady stream and each live the same story: activated, they answer, are killed, revived and killed again. The next step is taken when
 * the one before has had its effect, so that each has one right outcome, whatever is killed meanwhile.
 */
final class Crowd implements AutoCloseable {

    private static final List<Milestone> STORY =
            List.of(LEAD_ACTIVATED, INTRO_RESPONSE, KILL_SWITCH_REACHED, KILL_SWITCH_REMOVED, KILL_SWITCH_REACHED);
    private static final String KILL = "charlie_kill_switch";
    private static final int UNDER_WAY = 8;

    private final RunningHouse house;
    private final SimulatedClose close;
    private final Stage stage;
    private final Broker broker;
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Integer> stepsTaken = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> coming;
    private final AtomicBoolean oneMore = new AtomicBoolean();
    private volatile boolean open = true;
    private volatile int effects;

    Crowd(RunningHouse house, Stage stage) {
        this.house = house;
        this.close = house.simulator();
        this.stage = stage;
        this.broker = new Broker(house.bootstrapServers());
        this.coming = thread.scheduleWithFixedDelay(this::goOn, 0, 50, TimeUnit.MILLISECONDS);
    }

    /** Returns when so many more milestones have been reached. */
    void awaitEffects(int more) {
        int until = effects + more;
        awaitThat("the crowd to go on", () -> effects >= until);
    }

    /** Somebody comes, however many are there. */
    void oneMore() {
        oneMore.set(true);
    }

    /** Returns when somebody has come and is to be greeted. */
    void awaitIntro() {
        long before = introduced();
        oneMore();
        awaitThat("somebody to be greeted", () -> introduced() > before);
    }

    private long introduced() {
        return broker.read(Topics.LEAD_MESSAGES.name()).stream()
                .map(read -> IncomingEvent.of(read, LeadMessage.class).event())
                .filter(message -> message instanceof MessageRequested text && text.purpose() == Purpose.INTRO)
                .count();
    }

    /** Nobody comes any more. Returns when all stories are over. */
    Map<String, List<Milestone>> toTheEnd() {
        open = false;
        awaitThat("all stories to be over", () -> stepsTaken.values().stream().allMatch(taken -> taken > STORY.size()));
        Map<String, List<Milestone>> stories = new HashMap<>();
        people.keySet().forEach(lead -> stories.put(lead, STORY));
        return stories;
    }

    /** A fault in a step ends the stream, and with it the test. */
    private void awaitThat(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(RunningHouse.PATIENCE).until(() -> coming.isDone() || condition.call());
        if (coming.isDone()) {
            throw new IllegalStateException("the crowd has stopped", coming.exceptionNow());
        }
    }

    private void goOn() {
        Map<String, Set<Long>> reached = reached();
        Set<String> greeted = greeted();
        effects = reached.values().stream().mapToInt(Set::size).sum();
        people.forEach((lead, person) -> {
            int taken = stepsTaken.getOrDefault(lead, 0);
            int seen = reached.getOrDefault(lead, Set.of()).size();
            if (seen >= taken && (taken != 1 || greeted.contains(lead))) {
                take(person, taken);
                stepsTaken.put(lead, taken + 1);
            }
        });
        long underWay = stepsTaken.values().stream()
                .filter(taken -> taken <= STORY.size())
                .count();
        if (open && (underWay < UNDER_WAY || oneMore.getAndSet(false))) {
            Person person = stage.enter("Lead " + people.size());
            stepsTaken.put(person.leadId(), 0);
            people.put(person.leadId(), person);
        }
    }

    private void take(Person person, int step) {
        switch (step) {
            case 0 -> stage.activate(person);
            case 1 -> close.textFrom(person, "hello");
            case 2, 4 -> close.runWorkflow(person, Map.of(KILL, "true"));
            case 3 -> close.runWorkflow(person, cleared());
            default -> {
                // Its story is over.
            }
        }
    }

    private static Map<String, String> cleared() {
        Map<String, String> cleared = new HashMap<>();
        cleared.put(KILL, null);
        return cleared;
    }

    private Map<String, Set<Long>> reached() {
        Map<String, Set<Long>> reached = new HashMap<>();
        broker.read(Topics.LEAD_MILESTONES.name()).stream()
                .filter(read -> people.containsKey(LeadsCheck.leadOf(read)))
                .map(read -> IncomingEvent.of(read, MilestoneReached.class))
                .forEach(event -> reached.computeIfAbsent(event.event().leadId(), lead -> new HashSet<>())
                        .add(event.envelope().requiredSequence()));
        return reached;
    }

    /** Whose intro is known to have gone: only then is a text an answer to it, and it comes by another topic. */
    private Set<String> greeted() {
        Set<String> greeted = new HashSet<>();
        try (Connection database = house.databases().connect(RunningHouse.LIFECYCLE_DATABASE);
                var rows = database.createStatement()
                        .executeQuery(
                                "select split_part(lead, '/', 2) from timeline_entry where what = 'Intro sent'")) {
            while (rows.next()) {
                greeted.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return greeted;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
        broker.close();
    }
}
