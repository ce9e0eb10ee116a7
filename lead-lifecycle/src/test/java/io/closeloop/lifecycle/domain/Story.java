package io.closeloop.lifecycle.domain;

import static java.util.Objects.requireNonNull;

import io.closeloop.lifecycle.domain.decision.Decision;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code given(introSent()).when(inboundText("yes")).then(reached(INTRO_RESPONSE))}. */
final class Story {

    /** Something that happens. */
    interface Step extends Consumer<World> {

        static Step all(Step... steps) {
            return world -> List.of(steps).forEach(step -> step.accept(world));
        }
    }

    /** Looks at what the {@code when} decided, and at the world after it. */
    interface Check {
        void of(Decision decision, World world);
    }

    private final World world = new World();
    private @Nullable Decision decision;

    private Story() {}

    static Story given(Step... steps) {
        Story story = new Story();
        Step.all(steps).accept(story.world);
        return story;
    }

    Story when(Step step) {
        int before = world.decisions.size();
        step.accept(world);
        List<Decision> since = world.decisions.subList(before, world.decisions.size());
        decision = new Decision(
                world.state,
                since.stream().flatMap(one -> one.events().stream()).toList(),
                since.stream().flatMap(one -> one.requests().stream()).toList(),
                since.stream().flatMap(one -> one.phones().stream()).toList(),
                since.stream().flatMap(one -> one.timeline().stream()).toList());
        return this;
    }

    Story then(Check... checks) {
        for (Check check : checks) {
            check.of(requireNonNull(decision, "when() comes before then()"), world);
        }
        return this;
    }
}
