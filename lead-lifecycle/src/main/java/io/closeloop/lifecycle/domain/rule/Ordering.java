package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.Command;
import io.closeloop.lifecycle.domain.state.ControlFacts;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Wish;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What a person orders on the dashboard. A kill by order is a control fact like one from Close: the newest word counts. */
public final class Ordering {

    private Ordering() {}

    public static void obey(Turn turn, Command command) {
        turn.fact("Ordered by " + command.by() + ": " + command.order().name() + " (" + command.reason() + ")", null);
        switch (command.order()) {
            case ACTIVATE -> Activating.want(turn, wish(turn));
            case KILL -> kill(turn);
            case REMOVE_KILL -> removeKill(turn);
            case DISQUALIFY -> each(turn, open -> Disqualifying.reach(turn, open, command.reason()));
            case REQUALIFY -> each(turn, open -> Disqualifying.remove(turn, open));
        }
    }

    private static Wish wish(Turn turn) {
        return new Wish(Level.LEAD, turn.news().cause(), turn.news().at(), true);
    }

    private static void kill(Turn turn) {
        Facts facts = turn.state().facts();
        turn.know(facts.with(
                Level.LEAD, facts.lead().withKillOrder(true, turn.news().at())));
        KillSwitch.apply(turn);
    }

    /** The order lifts every kill of the lead, on whichever object it was set. */
    private static void removeKill(Turn turn) {
        Instant at = turn.news().at();
        Facts facts = turn.state().facts();
        Facts lifted = facts.with(Level.LEAD, facts.lead().withKillOrder(false, at));
        for (String contactId : facts.contacts().keySet()) {
            Level contact = new Level.OfContact(contactId);
            ControlFacts known = facts.of(contact);
            lifted = known.isKilled() ? lifted.with(contact, known.withKillOrder(false, at)) : lifted;
        }
        turn.know(lifted);
        KillSwitch.apply(turn);
    }

    private static void each(Turn turn, Consumer<Engagement.Open> order) {
        List<Engagement.Open> open = turn.state().open();
        if (open.isEmpty()) {
            turn.refused("Nothing to order: no setter is talking with this lead", null);
        }
        open.forEach(order);
    }
}
