package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Brings the letters between the leads of an account, in any order; only what is passed on comes after what has moved, as in life. */
final class Post {

    private static final Cause CAUSE = new Cause("lead merged", "ref", null);

    /** More than any story writes: they go round. */
    private static final int TOO_MANY = 1000;

    private record Addressed(World from, String to, Request.Letter letter) {}

    private Post() {}

    static void bringAll(World account, Random random) {
        for (int brought = 0; bringOne(account, random); brought++) {
            assertThat(brought).isLessThan(TOO_MANY);
        }
    }

    /** @return false: there was none */
    static boolean bringOne(World account, Random random) {
        List<Addressed> underWay = account.leads.values().stream()
                .flatMap(from -> from.letters.entrySet().stream()
                        .flatMap(box ->
                                box.getValue().stream().map(letter -> new Addressed(from, box.getKey(), letter))))
                .toList();
        List<Addressed> due =
                underWay.stream().filter(one -> isDue(one, underWay)).toList();
        if (due.isEmpty()) {
            return false;
        }
        bring(due.get(random.nextInt(due.size())));
        return true;
    }

    private static boolean isDue(Addressed one, List<Addressed> underWay) {
        return !(one.letter() instanceof Request.PassOn)
                || underWay.stream()
                        .noneMatch(other -> other.to().equals(one.to()) && other.letter() instanceof Request.TakeIn);
    }

    private static void bring(Addressed one) {
        Objects.requireNonNull(one.from().letters.get(one.to())).remove(one.letter());
        World to = one.from().neighbour(one.to());
        to.now = to.now.isAfter(one.from().now) ? to.now : one.from().now;
        to.hear(read(one.letter(), to.now));
    }

    private static News read(Request.Letter letter, Instant now) {
        return switch (letter) {
            case Request.MoveAway(var into) -> new News(new Input.MergedInto(into), now, CAUSE);
            case Request.TakeIn(var moved, var via) -> new News(new Input.MovedHere(moved), now, CAUSE, via);
            case Request.PassOn(var number, var heard, var at, var cause, var via) -> new News(heard, at, cause, via);
            case Request.HearOfOptOut told -> throw new IllegalStateException("not the domain's to write");
            case Request.HearOfSetter told -> throw new IllegalStateException("not the domain's to write");
            case Request.HearOfRemoval told -> throw new IllegalStateException("not the domain's to write");
        };
    }
}
