package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be written to a text. Source: close-api.md 5.2, 5.3. */
final class SmsRules implements Rules {
    private static final Set<String> ON_CREATE = Set.of(Sms.INBOX, Sms.DRAFT, Sms.SCHEDULED, Sms.OUTBOX, Sms.SENT);
    private static final Set<String> LEAVING = Set.of(Sms.SCHEDULED, Sms.OUTBOX);
    private static final List<String> TIMING = List.of("send_in", "date_scheduled");
    private static final int LONGEST_HOLD_SECONDS = 59;
    private static final int LONGEST_ON_SCREEN = 1000;

    @Override
    public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        if (before == null) {
            checkNewStatus(patch, errors);
            complete(session, patch);
        } else {
            sendAgain(session, before, patch);
            checkTransition(session, before, patch, errors);
        }
        phone(patch, "local", errors);
        phone(patch, "remote", errors);
        SmsTemplates.render(session, whole(before, patch), patch);
        ObjectNode whole = whole(before, patch);
        checkParties(session, whole, errors);
        checkSender(session, whole, errors);
        if (LEAVING.contains(Sms.status(whole))) {
            checkSendable(whole, errors);
            checkRecipient(session, whole, errors);
        }
        checkLength(session, patch, errors);
        checkTiming(session, before == null, patch, errors);
    }

    private static ObjectNode whole(@Nullable ObjectNode before, ObjectNode patch) {
        return before == null ? patch : Json.copy(before).setAll(patch);
    }

    private static void checkTiming(Session session, boolean creating, ObjectNode patch, Errors errors) {
        if (creating && session.switches().is(Switch.SMS_TIMING_KEYS, "refused")) {
            TIMING.stream().filter(patch::has).forEach(key -> errors.field(key, "Unknown field."));
        }
        int hold = patch.path("send_in").asInt(0);
        if (hold > LONGEST_HOLD_SECONDS || hold < 0) {
            errors.field("send_in", "Must be less than 60.");
        }
    }

    private static void checkLength(Session session, ObjectNode patch, Errors errors) {
        boolean tooLong = patch.path("text").asText("").length() > LONGEST_ON_SCREEN;
        if (tooLong && session.switches().is(Switch.SMS_LENGTH, "refused")) {
            errors.field("text", "Longer than " + LONGEST_ON_SCREEN + " characters.");
        }
    }

    private static void checkRecipient(Session session, ObjectNode whole, Errors errors) {
        String to = whole.path("remote_phone").asText();
        boolean out = session.organization().optedOut().contains(to)
                || MagicNumber.of(to).filter(m -> m == MagicNumber.OPTED_OUT).isPresent();
        if (out && session.switches().is(Switch.SMS_OPTED_OUT, "refused")) {
            errors.field("remote_phone", "The recipient has opted out.");
        }
        boolean unpaid =
                MagicNumber.of(to).filter(m -> m == MagicNumber.NO_FUNDS).isPresent();
        if (unpaid && session.switches().is(Switch.SMS_NO_FUNDS, "refused")) {
            errors.refuse(Answer.error(402, "Insufficient funds."));
        }
    }

    private static void checkNewStatus(ObjectNode patch, Errors errors) {
        String status = Sms.status(patch);
        if (status.isEmpty()) {
            errors.field("status", Errors.REQUIRED);
        } else if (!ON_CREATE.contains(status)) {
            errors.field("status", "Not a valid choice.");
        }
    }

    /** What a new text has without being told. */
    private static void complete(Session session, ObjectNode patch) {
        if (!patch.hasNonNull("direction")) {
            patch.put("direction", Sms.status(patch).equals(Sms.INBOX) ? "inbound" : "outbound");
        }
        if (!patch.hasNonNull("user_id")) {
            patch.put("user_id", session.actor().userId());
        }
        session.find(Organizations.USERS, patch.path("user_id").asText())
                .ifPresent(u -> patch.put(
                        "user_name",
                        (u.path("first_name").asText()
                                        + ' '
                                        + u.path("last_name").asText())
                                .strip()));
    }

    /** Only drafts can be edited; what is scheduled or in the outbox can be pulled back while it is unsent. */
    private static void checkTransition(Session session, ObjectNode before, ObjectNode patch, Errors errors) {
        String from = Sms.status(before);
        String to = patch.path("status").asText(from);
        boolean pulledBack = LEAVING.contains(from) && to.equals(Sms.DRAFT);
        boolean nothing = patch.isEmpty() && session.switches().is(Switch.SENT_AGAIN, "unchanged");
        boolean again = isSentAgain(before, patch) && session.switches().is(Switch.SENT_AGAIN, "sent_again");
        if (pulledBack || nothing || again) {
            return;
        }
        if (!from.equals(Sms.DRAFT)) {
            errors.field("status", "Only drafts can be edited; this one is " + from + ".");
        } else if (!to.equals(Sms.DRAFT) && !LEAVING.contains(to)) {
            errors.field("status", "A draft can become scheduled or outbox.");
        }
    }

    /** A sent text put into the outbox once more: where that is answered as if nothing were asked, nothing is. */
    private static void sendAgain(Session session, ObjectNode before, ObjectNode patch) {
        if (isSentAgain(before, patch) && session.switches().is(Switch.SENT_AGAIN, "unchanged")) {
            patch.removeAll();
        }
    }

    private static boolean isSentAgain(ObjectNode before, ObjectNode patch) {
        return Sms.status(before).equals(Sms.SENT) && Sms.status(patch).equals(Sms.OUTBOX);
    }

    private static void phone(ObjectNode patch, String side, Errors errors) {
        String key = side + "_phone";
        if (!patch.hasNonNull(key)) {
            return;
        }
        Optional<Phone> phone = Phone.of(patch.get(key).asText());
        phone.ifPresentOrElse(
                p -> patch.put(key, p.number())
                        .put(key + "_formatted", p.formatted())
                        .put(side + "_country_iso", p.country()),
                () -> errors.field(key, "Invalid phone number."));
    }

    private static void checkParties(Session session, ObjectNode whole, Errors errors) {
        Optional<String> lead = Json.text(whole, "lead_id");
        if (lead.isPresent() && session.find(Leads.RESOURCE, lead.get()).isEmpty()) {
            errors.field("lead_id", "No such lead.");
        }
        Json.text(whole, "contact_id").ifPresent(id -> {
            Optional<ObjectNode> contact = session.find(Contacts.RESOURCE, id);
            if (contact.isEmpty()) {
                errors.field("contact_id", "No such contact.");
            } else if (lead.isPresent() && !Json.text(contact.get(), "lead_id").equals(lead)) {
                errors.field("contact_id", "Belongs to another lead.");
            }
        });
    }

    /** The sender must be an own number that is internal and can text: an external one is only a caller id. */
    private static void checkSender(Session session, ObjectNode whole, Errors errors) {
        Optional<String> number = Json.text(whole, "local_phone");
        boolean ours = whole.path("direction").asText("outbound").equals("outbound")
                && !Sms.status(whole).equals(Sms.SENT);
        if (number.isEmpty() || !ours) {
            return;
        }
        boolean canText = Sms.ownNumber(session.organization(), number.get())
                .map(row -> Organizations.PHONE_NUMBERS.view(session.organization(), row))
                .filter(n -> n.get("type").asText().equals("internal")
                        && n.get("sms_enabled").asBoolean())
                .isPresent();
        if (!canText) {
            errors.field("local_phone", "Must be an internal, SMS-enabled number of the organization.");
        }
    }

    private static void checkSendable(ObjectNode whole, Errors errors) {
        for (String key : List.of("local_phone", "remote_phone")) {
            if (!whole.hasNonNull(key)) {
                errors.field(key, Errors.REQUIRED);
            }
        }
        if (whole.path("text").asText("").isBlank() && whole.path("attachments").isEmpty()) {
            errors.field("text", Errors.REQUIRED);
        }
        if (Sms.status(whole).equals(Sms.SCHEDULED) && !whole.hasNonNull("date_scheduled")) {
            errors.field("date_scheduled", Errors.REQUIRED);
        }
    }

    @Override
    public void created(Session session, ObjectNode row, ObjectNode values) {
        SmsLife.leave(session, row, values.path("send_in").asInt(0));
        boolean notified = session.asked().get("send_to_inbox").orElse("").equals("true");
        if (notified && Sms.status(row).equals(Sms.INBOX)) {
            Tasks.incomingSms(session, row);
        }
    }

    @Override
    public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
        if (!Sms.status(before).equals(Sms.status(after))) {
            SmsLife.leave(session, after, patch.path("send_in").asInt(0));
        }
    }

    /** Only a failed text has another error message than before. */
    @Override
    public boolean isHeard(Session session, Set<String> changed) {
        return !changed.contains("error_message") || session.switches().is(Switch.SMS_ERROR_EVENT, "updated");
    }

    @Override
    public String effect(@Nullable ObjectNode before, @Nullable ObjectNode after) {
        if (after == null) {
            return "sms_deleted";
        }
        String status = Sms.status(after);
        if (before == null) {
            return status.equals(Sms.SENT) ? "sms_logged" : "sms_" + status;
        }
        if (Sms.status(before).equals(status)) {
            return "sms_edited";
        }
        return status.equals(Sms.DRAFT) ? "sms_pulled_back" : "sms_" + status;
    }

    @Override
    public void describe(ObjectNode effect, ObjectNode row) {
        effect.set("sms_id", row.get("id"));
        effect.set("contact_id", row.path("contact_id"));
        effect.put("text", row.path("text").asText(null));
        boolean inbound = row.path("direction").asText().equals("inbound");
        effect.put("from", row.path(inbound ? "remote_phone" : "local_phone").asText(null));
        effect.put("to", row.path(inbound ? "local_phone" : "remote_phone").asText(null));
    }
}
