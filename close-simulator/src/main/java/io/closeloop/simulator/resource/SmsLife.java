package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.DateFilter;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What becomes of a text by itself: outbox to sent or error, scheduled to outbox, and the arrival of one. Source: close-api.md 5.3, 5.5. */
public final class SmsLife {
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START = Set.of("START", "UNSTOP");
    private static final String TIMED = "sms";

    private SmsLife() {}

    /** A text of a workflow (in the API: a sequence), under the rules for any other. Source: close-api.md 5.1, 7.8. */
    static Answer sendFromWorkflow(Session session, ObjectNode sms, String sequenceId, String sequenceName) {
        Errors errors = new Errors();
        ObjectNode values = Crud.checked(session, Sms.RESOURCE, null, sms, errors);
        if (errors.any()) {
            return errors.answer();
        }
        values.put("sequence_id", sequenceId)
                .put("sequence_name", sequenceName)
                .put("sequence_subscription_id", session.ids().next("sub"));
        return Answer.ok(session.view(Sms.RESOURCE, Crud.insert(session, Sms.RESOURCE, values)));
    }

    /** Starts what a text in its new status is due for. */
    static void leave(Session session, ObjectNode row, int holdSeconds) {
        String status = Sms.status(row);
        if (status.equals(Sms.OUTBOX)) {
            Optional<MagicNumber> magic =
                    MagicNumber.of(row.path("remote_phone").asText());
            if (magic.filter(m -> m == MagicNumber.STUCK).isEmpty()) {
                boolean slow = magic.filter(m -> m == MagicNumber.SLOW).isPresent();
                Duration delay = slow
                        ? session.settings().slowSmsDelay()
                        : session.settings().smsDelay();
                unlessTouched(session, row, delay.plusSeconds(holdSeconds), SmsLife::send);
            }
        } else if (status.equals(Sms.SCHEDULED)) {
            Duration wait = DateFilter.instant(row.path("date_scheduled").asText())
                    .map(at -> Duration.between(session.now(), at))
                    .filter(Duration::isPositive)
                    .orElse(Duration.ZERO);
            unlessTouched(session, row, wait, SmsLife::toOutbox);
        }
    }

    /** A text that was pulled back, deleted or sent anew in the meantime has another date, or is gone. */
    private static void unlessTouched(
            Session session, ObjectNode row, Duration delay, BiConsumer<Session, ObjectNode> then) {
        String id = row.get("id").textValue();
        session.later(
                delay,
                TIMED,
                later -> later.find(Sms.RESOURCE, id)
                        .filter(now -> now.get("date_updated").equals(row.get("date_updated")))
                        .ifPresent(now -> then.accept(later, now)));
    }

    private static void toOutbox(Session session, ObjectNode row) {
        ObjectNode after = session.replace(Sms.RESOURCE, row, Json.copy(row).put("status", Sms.OUTBOX));
        leave(session, after, 0);
    }

    private static void send(Session session, ObjectNode row) {
        Optional<String> error = error(session, row);
        if (error.isPresent()) {
            session.replace(
                    Sms.RESOURCE, row, Json.copy(row).put("status", Sms.ERROR).put("error_message", error.get()));
            return;
        }
        String now = Dates.SECONDS.text(session.now());
        ObjectNode sent = session.replace(
                Sms.RESOURCE,
                row,
                Json.copy(row)
                        .put("status", Sms.SENT)
                        .put("date_sent", now)
                        .put("activity_at", now)
                        .put("cost", "1"));
        session.announce(Sms.RESOURCE, sent, "sent");
    }

    private static Optional<String> error(Session session, ObjectNode row) {
        String to = row.path("remote_phone").asText();
        if (session.organization().optedOut().contains(to)) {
            return Optional.of(MagicNumber.OPT_OUT_ERROR);
        }
        String country = row.path("remote_country_iso").asText();
        boolean reachable = Sms.ownNumber(
                        session.organization(), row.path("local_phone").asText())
                .map(number -> Organizations.PHONE_NUMBERS.view(session.organization(), number))
                .map(n -> n.get("supports_sms_to_countries")
                        .valueStream()
                        .anyMatch(c -> c.asText().equals(country)))
                .orElse(false);
        return reachable ? MagicNumber.of(to).flatMap(MagicNumber::error) : Optional.of(MagicNumber.COUNTRY_ERROR);
    }

    /**
     * A text from outside. If nobody has the number, see {@link Switch#UNKNOWN_SENDER}.
     *
     * @param to one of the organization's own numbers
     */
    public static ObjectNode receive(Session session, Phone from, Phone to, String text) {
        ObjectNode values = Json.object()
                .put("direction", "inbound")
                .put("status", Sms.INBOX)
                .put("text", text)
                .put("local_phone", to.number())
                .put("local_phone_formatted", to.formatted())
                .put("local_country_iso", to.country())
                .put("remote_phone", from.number())
                .put("remote_phone_formatted", from.formatted())
                .put("remote_country_iso", from.country())
                .put("activity_at", Dates.SECONDS.text(session.now()))
                .put("cost", "1");
        Sms.ownNumber(session.organization(), to.number())
                .ifPresent(number -> values.set("user_id", number.path("user_id")));
        owner(session, from.number()).ifPresent(contact -> {
            values.set("contact_id", contact.get("id"));
            values.set("lead_id", contact.get("lead_id"));
        });
        followKeyword(session, from.number(), text.strip().toUpperCase(Locale.ROOT));
        ObjectNode row = session.insert(Sms.RESOURCE, values);
        Tasks.incomingSms(session, row);
        return row;
    }

    /** The contact that a text from the number is filed under; which one, if several leads have it, is open (close-api.md 5.5). */
    private static Optional<ObjectNode> owner(Session session, String number) {
        List<ObjectNode> holders =
                Contacts.withPhone(session.organization(), number).toList();
        if (holders.isEmpty()) {
            boolean filed = session.switches().is(Switch.UNKNOWN_SENDER, "new_lead");
            return filed ? Optional.of(Contacts.stranger(session, number)) : Optional.empty();
        }
        boolean oneLead = holders.stream().map(h -> h.get("lead_id")).distinct().count() == 1;
        return switch (oneLead ? "oldest" : session.switches().get(Switch.TWO_LEADS)) {
            case "newest" -> Optional.of(holders.getLast());
            case "none" -> Optional.empty();
            default -> Optional.of(holders.getFirst());
        };
    }

    private static void followKeyword(Session session, String number, String word) {
        if (STOP.contains(word)) {
            Contacts.optOut(session, number, true);
        } else if (START.contains(word)) {
            Contacts.optOut(session, number, false);
        }
    }
}
