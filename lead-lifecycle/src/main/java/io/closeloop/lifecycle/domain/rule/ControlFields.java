package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.ContactRead.Values;
import io.closeloop.lifecycle.domain.news.Input.ControlFieldsChanged;
import io.closeloop.lifecycle.domain.news.Input.LeadRead;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.ControlFacts;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Wish;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three control fields: first every fact is kept, each with its Close time, then the rules look at what holds now. */
public final class ControlFields {

    private ControlFields() {}

    public static void changed(Turn turn, ControlFieldsChanged changed) {
        boolean edge = !changed.byMerge() && isEdge(turn, changed);
        List<Engagement.Open> handOvers = handOvers(turn, changed);
        remember(turn, changed);
        showUnreadable(turn, "charlie_enabled", changed.enabled());
        showUnreadable(turn, "charlie_kill_switch", changed.kill());
        Enabling.apply(turn);
        if (edge && factsOf(turn, changed.level()).isEnabled()) {
            want(turn, changed.level(), false);
        }
        handOvers.forEach(open -> want(
                turn, new Level.OfContact(open.who().contactId()), open.wish().byPerson()));
        KillSwitch.apply(turn);
    }

    /** What a read says is true since the object's last change. It never switches on: the edge comes by an event of its own, and only that activates. */
    static void read(Turn turn, LeadRead read) {
        learn(turn, Level.LEAD, read.values());
        read.contacts().forEach(contact -> learn(turn, new Level.OfContact(contact.id()), contact.values()));
        Enabling.apply(turn);
        KillSwitch.apply(turn);
    }

    /**
     * A fresh false→true, by what we knew or by what Close says it was: the event in between may be lost, or still to come. Source:
     * close-api.md 9.2.
     */
    private static boolean isEdge(Turn turn, ControlFieldsChanged changed) {
        Switch.Change enabled = changed.enabled();
        return enabled != null
                && enabled.now() == Switch.ON
                && (enabled.before() != Switch.ON
                        || !factsOf(turn, changed.level()).isEnabled())
                && !isOlderThanKnown(factsOf(turn, changed.level()), turn.news().at());
    }

    private static boolean isOlderThanKnown(ControlFacts known, Instant at) {
        return known.enabled() != null && at.isBefore(known.enabled().at());
    }

    private static void want(Turn turn, Level level, boolean byPerson) {
        Activating.want(turn, new Wish(level, turn.news().cause(), turn.news().at(), byPerson, null));
    }

    /** Whom another setter is to talk with: those who are being talked with, never a contact beside them. Source: charlie.md 2.2. */
    private static List<Engagement.Open> handOvers(Turn turn, ControlFieldsChanged changed) {
        String setter = changed.setter();
        ControlFacts known = factsOf(turn, changed.level());
        boolean newer = known.setter() == null
                || turn.news().at().isAfter(known.setter().at());
        if (setter == null || setter.isEmpty() || !newer || changed.byMerge()) {
            return List.of();
        }
        return turn.state().open().stream()
                .filter(open -> changed.level().covers(open.who().contactId()))
                .filter(open -> !open.who().setterId().toString().equals(setter.strip()))
                .toList();
    }

    private static void remember(Turn turn, ControlFieldsChanged changed) {
        Instant at = turn.news().at();
        ControlFacts facts = factsOf(turn, changed.level());
        if (changed.enabled() != null && changed.enabled().now() != Switch.UNREADABLE) {
            facts = facts.withEnabled(changed.enabled().now() == Switch.ON, at);
        }
        if (changed.kill() != null && changed.kill().now() != Switch.UNREADABLE) {
            facts = facts.withKill(changed.kill().now() == Switch.ON, at);
        }
        if (changed.setter() != null) {
            facts = facts.withSetter(changed.setter(), at);
        }
        turn.know(turn.state().facts().with(changed.level(), facts));
    }

    private static void learn(Turn turn, Level level, Values values) {
        ControlFacts facts = factsOf(turn, level).withSetter(values.setter(), values.at());
        if (values.enabled() == Switch.OFF) {
            facts = facts.withEnabled(false, values.at());
        }
        if (values.kill() != Switch.UNREADABLE) {
            facts = facts.withKillAsRead(values.kill() == Switch.ON, values.at());
        }
        turn.know(turn.state().facts().with(level, facts));
    }

    private static void showUnreadable(Turn turn, String field, Switch.@Nullable Change change) {
        if (change != null && change.now() == Switch.UNREADABLE) {
            turn.refused(field + " holds neither yes nor no; set it to true or false", null);
        }
    }

    private static ControlFacts factsOf(Turn turn, Level level) {
        return turn.state().facts().of(level);
    }
}
