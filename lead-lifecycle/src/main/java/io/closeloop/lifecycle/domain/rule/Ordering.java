package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.Command;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.MasterKill;
import io.closeloop.lifecycle.domain.state.Wish;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a person orders on the dashboard. A kill by order is a control fact like one from Close: the newest word counts. */
public final class Ordering {

    private Ordering() {}

    public static void obey(Turn turn, Command command) {
        turn.fact("Ordered by " + command.by() + ": " + command.order().text() + " (" + command.reason() + ")", null);
        switch (command.order()) {
            case Order.Activate(UUID setterId) -> Activating.want(turn, wish(turn, Level.LEAD, setterId));
            case Order.HandOver(UUID setterId) ->
                each(turn, command, open -> Activating.want(turn, wish(turn, levelOf(open), setterId)));
            case Order.Plain plain -> obey(turn, plain, command);
        }
    }

    private static void obey(Turn turn, Order.Plain order, Command command) {
        switch (order) {
            case KILL -> kill(turn);
            case REMOVE_KILL -> removeKill(turn);
            case MASTER_KILL ->
                KillSwitch.setMaster(
                        turn, new MasterKill(command.by(), turn.news().at()));
            case REMOVE_MASTER_KILL -> KillSwitch.removeMaster(turn);
            case DISQUALIFY -> each(turn, command, open -> Disqualifying.reach(turn, open, command.reason(), null));
            case REQUALIFY -> each(turn, command, open -> Disqualifying.remove(turn, open));
            case TAKE_OVER -> each(turn, command, open -> Takeover.ordered(turn, open));
            case GIVE_BACK -> each(turn, command, open -> Takeover.giveBack(turn, open));
            case RESTART -> restart(turn, command);
            case RELEASE_TEXT -> each(turn, command, open -> Holding.release(turn, open));
            case DISCARD_TEXT -> each(turn, command, open -> Holding.discard(turn, open));
        }
    }

    private static Wish wish(Turn turn, Level level, @Nullable UUID setterId) {
        return new Wish(level, turn.news().cause(), turn.news().at(), true, setterId);
    }

    private static Level levelOf(Engagement.Open open) {
        return new Level.OfContact(open.who().contactId());
    }

    private static void kill(Turn turn) {
        Facts facts = turn.state().facts();
        turn.know(facts.with(
                Level.LEAD, facts.lead().withKillOrder(true, turn.news().at())));
        KillSwitch.apply(turn);
    }

    /** The order lifts every kill of the lead, on whichever object it was set. */
    private static void removeKill(Turn turn) {
        turn.know(turn.state().facts().withoutKills(turn.news().at()));
        if (turn.state().masterKill() != null) {
            turn.refused("Still silent: " + Silence.MASTER_KILLED.text(), null);
        }
        KillSwitch.apply(turn);
    }

    /** With the same setter; where nobody talks any more, with whom it was last. */
    private static void restart(Turn turn, Command command) {
        List<Engagement.Open> open = open(turn, command);
        open.forEach(old -> Ending.end(turn, old, Engagement.Ended.RESTARTED));
        open.forEach(
                old -> Activating.want(turn, wish(turn, levelOf(old), old.who().setterId())));
        if (open.isEmpty()) {
            turn.state()
                    .lastTalkedWith()
                    .ifPresentOrElse(
                            who -> Activating.want(
                                    turn, wish(turn, new Level.OfContact(who.contactId()), who.setterId())),
                            () -> nobody(turn));
        }
    }

    private static void each(Turn turn, Command command, Consumer<Engagement.Open> order) {
        List<Engagement.Open> open = open(turn, command);
        if (open.isEmpty()) {
            nobody(turn);
        }
        open.forEach(order);
    }

    private static List<Engagement.Open> open(Turn turn, Command command) {
        UUID wanted = command.engagementId();
        return turn.state().open().stream()
                .filter(open -> wanted == null || wanted.equals(open.id()))
                .toList();
    }

    private static void nobody(Turn turn) {
        String merged = turn.state().mergedInto();
        turn.refused(
                "Nothing to order: "
                        + (merged == null
                                ? "no setter is talking with this lead"
                                : "this lead was merged into lead " + merged + "; order it there"),
                null);
    }
}
