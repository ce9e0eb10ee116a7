package io.closeloop.lifecycle.domain;

import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.news.Input;
import java.util.Random;

/** Merges, in words. The lead at hand survives. */
final class Merges {

    static final String GONE = "lead_gone";
    static final String BETWEEN = "lead_between";
    static final Step TOLD_OF_THE_MERGE = goneHears(world -> world.hear(new Input.LeadDeleted("lead_1")));

    private Merges() {}

    /** It lived so, was merged into the lead at hand, and everything has arrived. */
    static Step merged(Step life) {
        return Step.all(goneHears(life), TOLD_OF_THE_MERGE);
    }

    /** @param inOrder the lead between hears of the first before it goes itself */
    static Step mergedTwice(Step life, boolean inOrder) {
        Step first = at(GONE, world -> world.hear(new Input.LeadDeleted(BETWEEN)));
        Step second = at(BETWEEN, world -> world.hear(new Input.LeadDeleted("lead_1")));
        return Step.all(at(GONE, life), inOrder ? first : second, inOrder ? second : first);
    }

    static Step goneHears(Step step) {
        return at(GONE, step);
    }

    static Step at(String leadId, Step step) {
        return world -> {
            World other = world.neighbour(leadId);
            other.now = other.now.isAfter(world.now) ? other.now : world.now;
            step.accept(other);
            Post.bringAll(world, new Random(1));
        };
    }
}
