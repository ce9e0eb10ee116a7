package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Input.Follows;
import io.closeloop.lifecycle.domain.news.Input.MessageNotSent;
import io.closeloop.lifecycle.domain.news.Input.MessageSent;
import io.closeloop.lifecycle.domain.news.Input.OpportunityWon;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Webhooks come in any order, and a text may have been under way: a lead that was merged away still hears of people who are on the surviving lead
 * by then. There it is decided, as if it had been heard there, from lead to lead and never round. Source: architecture, section 6, "merge".
 */
public final class Following {

    private Following() {}

    /** @return false: it is this lead's own to decide */
    public static boolean passOn(Turn turn) {
        String into = turn.state().mergedInto();
        if (into == null) {
            return false;
        }
        return switch (turn.news().input()) {
            case Follows heard -> isOnward(turn, into) && passOn(turn, into, heard);
            case Input.MovedHere(Moved moved) -> isOnward(turn, into) && passOn(turn, into, moved);
            case Input own -> false;
        };
    }

    /** Leads that say to have been merged into each other would pass it round for ever: it stays with the first that sees it again. */
    private static boolean isOnward(Turn turn, String into) {
        boolean onward = !turn.news().via().contains(into);
        if (!onward) {
            turn.mergedInto(null);
            turn.decided(
                    "Goes on here: lead " + into + ", which this one was merged into, was merged into this one", null);
        }
        return onward;
    }

    private static boolean passOn(Turn turn, String into, Follows heard) {
        List<String> via = via(turn);
        there(turn, into, heard)
                .map(one -> new Request.PassOn(
                        turn.drawNumber(), one, turn.news().at(), turn.news().cause(), via))
                .forEach(letter -> turn.send(into, letter));
        turn.decided("Heard of after the merge, and passed on to lead " + into, null);
        return true;
    }

    /** In the words of the surviving lead, whose people are not all from this one, and who go by other ids. */
    private static Stream<Follows> there(Turn turn, String into, Follows heard) {
        return switch (heard) {
            case MessageSent(var messageId, var engagementId, var sentAt) -> {
                // Said here as well: of a conversation that was over before the merge the other lead does not know the
                // number.
                Delivering.texted(turn, engagementId, sentAt);
                yield Stream.of(new MessageSent(messageId, turn.idAt(into, engagementId), sentAt));
            }
            case MessageNotSent(var messageId, var engagementId, var reason) ->
                Stream.of(new MessageNotSent(messageId, turn.idAt(into, engagementId), reason));
            case OpportunityWon(var opportunityId, var contactId)
            when contactId == null ->
                turn.state().facts().contacts().keySet().stream()
                        .sorted()
                        .map(own -> new OpportunityWon(opportunityId, own));
            case Follows same -> Stream.of(same);
        };
    }

    /** Came here when this lead had gone already. What it says of its contacts, it says of these too. */
    private static boolean passOn(Turn turn, String into, Moved moved) {
        turn.goOnAbove(moved.sequence());
        List<Engagement.Open> talking = moved.talking().stream()
                .map(open -> open.movedAs(turn.idAt(turn.leadId(), open.id())))
                .toList();
        Facts facts = turn.state().facts().joinedWith(moved.facts());
        turn.know(facts);
        turn.know(turn.state().bookings().joinedWith(moved.bookings()));
        Moved onwards = new Moved(
                moved.fromLeadId(),
                turn.drawNumber(),
                talking,
                moved.wishes(),
                facts.leftBy(turn.leadId()),
                moved.masterKill(),
                turn.state().bookings());
        turn.send(into, new Request.TakeIn(onwards, via(turn)));
        turn.decided("What came from lead " + moved.fromLeadId() + " was passed on to lead " + into, null);
        return true;
    }

    private static List<String> via(Turn turn) {
        List<String> via = new ArrayList<>(turn.news().via());
        via.add(turn.leadId());
        return List.copyOf(via);
    }
}
