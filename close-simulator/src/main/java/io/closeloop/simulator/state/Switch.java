package io.closeloop.simulator.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every point where close-api.md says UNCONFIRMED and the simulator must choose. The first option is the default. Code that is to work
 * against Close must work under each option.
 */
public enum Switch implements OpenPoint {
    SENT_AGAIN(
            "5.3",
            "A PUT of outbox to a text that was sent already: refused, answered as it is, or sent once more",
            List.of("refused", "unchanged", "sent_again"),
            "PUT activity/sms/{id}"),
    SMS_TIMING_KEYS(
            "5.2, 12.7",
            "send_in and date_scheduled on a text: accepted, as the prose says, or unknown, as the strict schema says",
            List.of("accepted", "refused"),
            "POST activity/sms"),
    SMS_LENGTH(
            "5.4",
            "A text of more than 1000 characters, which Close's screens do not allow: taken, or refused",
            List.of("taken", "refused"),
            "POST activity/sms, PUT activity/sms/{id}"),
    SMS_OPTED_OUT(
            "5.3, 12.6",
            "A text to somebody who opted out: an error after the outbox, or refused at once",
            List.of("error", "refused"),
            "POST activity/sms, PUT activity/sms/{id}"),
    SMS_NO_FUNDS(
            "5.4",
            "A text that the organization's plan or funds do not cover: an error after the outbox, or refused at once with 402",
            List.of("error", "refused"),
            "POST activity/sms, PUT activity/sms/{id}"),
    SMS_ERROR_EVENT(
            "5.3, 12.6",
            "A text that fails in the outbox: activity.sms updated, or no event, so that only reading it tells",
            List.of("updated", "silent"),
            "POST activity/sms, PUT activity/sms/{id}"),
    TWO_LEADS(
            "5.5, 12.5",
            "A text from a number on several leads: filed under the oldest contact, the newest, or none",
            List.of("oldest", "newest", "none"),
            "GET activity/sms"),
    UNKNOWN_SENDER(
            "5.5, 12.5",
            "A text from a number on no lead: filed under none, or under a new lead with a new contact",
            List.of("no_lead", "new_lead"),
            "GET activity/sms"),
    SMS_EVENT_ORDER(
            "2.3, 5.3",
            "In which order the events of one text are delivered",
            List.of("as_it_happens", "sent_first", "shuffled"),
            "POST webhook"),
    SMS_TEMPLATE(
            "5.2",
            "What Close fills into a template, as {{ contact.first_name }} (the tags are the simulator's guess): filled, or left as written",
            List.of("filled", "as_written"),
            "POST activity/sms, PUT activity/sms/{id}"),
    WORKFLOW_ACTOR(
            "9.2, 12.2",
            "The user_id of what a workflow changes: null, or the user who runs it",
            List.of("nobody", "user"),
            "GET event"),
    CONSOLIDATED_BY(
            "2.4",
            "Whose successive updates of an object become one event: those of one actor, or of anybody",
            List.of("actor", "object"),
            "POST webhook"),
    CONSOLIDATED_EVENT(
            "2.3, 12.3",
            "A consolidated event is delivered once, after the delay; or the first version at once, and the last again under its id",
            List.of("once", "twice"),
            "POST webhook"),
    RETRY_TIMESTAMP(
            "2.2, 12.3",
            "The time in the signature of a delivery that is tried again: that of the new attempt, or of the first",
            List.of("fresh", "first"),
            "POST webhook"),
    GONE(
            "2.3, 12.3",
            "A receiver that answers 410: tried again as any other, or given up",
            List.of("retried", "given_up"),
            "POST webhook"),
    PAUSED_EVENTS(
            "2.3",
            "What happens while a subscription is paused by a PUT: never delivered, or delivered when it is active again",
            List.of("dropped", "kept"),
            "PUT webhook/{id}"),
    DELIVERED_BY(
            "2.3, 12.3",
            "Which answers of a receiver end a delivery: any 2xx, or 200 alone",
            List.of("any_2xx", "only_200"),
            "POST webhook"),
    REDIRECT(
            "2.3, 12.3",
            "A receiver that answers with a redirect: a failure as any other, or followed",
            List.of("refused", "followed"),
            "POST webhook"),
    WEBHOOK_LIMIT(
            "2.1, 12.13",
            "The status when an organization has 40 subscriptions",
            List.of("400", "402"),
            "POST webhook"),
    SAME_WEBHOOK(
            "12.13",
            "A second subscription with the url and the events of another: allowed, or refused",
            List.of("allowed", "refused"),
            "POST webhook"),
    PAUSE_REASON(
            "2.1",
            "Whether a subscription that Close has paused by itself says why",
            List.of("word", "null"),
            "GET webhook, GET webhook/{id}"),
    UNKNOWN_EVENT(
            "2.1",
            "A subscription to an object_type or an action that Close does not have: refused, or taken and never heard of",
            List.of("refused", "accepted"),
            "POST webhook, PUT webhook/{id}"),
    SIGNATURE_KEY(
            "2.1, 12.10",
            "Where a subscription's signature_key is shown: always, or in the answer to its creation only",
            List.of("always", "on_create"),
            "GET webhook, GET webhook/{id}, PUT webhook/{id}"),
    EVENT_FILTERS(
            "2.7, 12.15",
            "The event log without a filter is listed, or refused; or object_type alone is allowed too",
            List.of("none_listed", "none_refused", "type_alone"),
            "GET event"),
    STRICT_KEYS(
            "3.2, 5.2, 11.9",
            "Unknown keys on a contact, a text or a webhook",
            List.of("refused", "ignored"),
            "POST contact, PUT contact/{id}, POST activity/sms, PUT activity/sms/{id}, POST webhook, PUT webhook/{id}"),
    INVALID_PHONE(
            "3.2",
            "A phone that cannot exist: refused, or kept as it was written",
            List.of("refused", "kept"),
            "POST contact, PUT contact/{id}, POST lead"),
    CUSTOM_ERROR(
            "4, 12.11",
            "Where a bad custom value is named: field-errors keyed custom.cf_X, or below custom, or only in errors",
            List.of("flat", "nested", "errors"),
            "POST lead, PUT lead/{id}, POST contact, PUT contact/{id}, POST opportunity, PUT opportunity/{id}"),
    ROLE_REFUSED(
            "4, 12.11",
            "The status for a role that may not write a field",
            List.of("403", "400"),
            "PUT lead/{id}, PUT contact/{id}, PUT opportunity/{id}"),
    BOOLEAN_FIELD(
            "4, 12.11",
            "Whether custom fields have a boolean type",
            List.of("absent", "present"),
            "POST custom_field/lead, POST custom_field/contact, POST custom_field/opportunity, POST custom_field/shared"),
    LEGACY_CUSTOM(
            "3.1, 11.10",
            "The old map of custom values by field name, beside the flat keys",
            List.of("absent", "present"),
            "GET lead, GET lead/{id}, GET contact, GET contact/{id}"),
    SAME_VALUE(
            "9.2",
            "Writing the value that is there already: no event, or one with date_updated alone",
            List.of("silent", "event"),
            "PUT lead/{id}, PUT contact/{id}"),
    CONTACT_CUSTOM_EVENT(
            "2.5, 12.1",
            "Whether a contact's custom value alone makes contact.updated",
            List.of("fires", "silent"),
            "PUT contact/{id}"),
    PREVIOUS_UNSET(
            "2.4",
            "A field that was unset before, in previous_data",
            List.of("null", "absent"),
            "PUT lead/{id}, PUT contact/{id}, PUT opportunity/{id}"),
    MERGE_TYPE(
            "2.5, 12.14",
            "The object_type of the activity that a merge leaves",
            List.of("activity.lead_merge", "lead_merge"),
            "POST lead/merge"),
    MERGED_LEAD(
            "3.1",
            "Reading a lead that was merged away: not found, or the one that it went into",
            List.of("not_found", "survivor"),
            "GET lead/{id}"),
    FOREIGN_ID(
            "8.2",
            "An id of another organization",
            List.of("not_found", "forbidden"),
            "GET lead/{id}, GET contact/{id}, GET opportunity/{id}, GET activity/sms/{id}"),
    DELETE_BODY(
            "3.4",
            "The body of a successful delete with 200",
            List.of("object", "empty"),
            "DELETE lead/{id}, DELETE contact/{id}, DELETE opportunity/{id}, DELETE task/{id}, DELETE activity/note/{id}"),
    UNMATCHED_TEXT_TASK(
            "7.3",
            "Whether a text from a number on no lead leaves an inbox task",
            List.of("none", "without_lead"),
            "GET task"),
    SEARCH_EXACT(
            "3.6",
            "The text mode exact_value, which is not documented; caseless compares without regard to case",
            List.of("works", "caseless", "refused"),
            "POST data/search"),
    SEARCH_DEFAULT_LIMIT(
            "3.6", "How many a search without _limit returns", List.of("100", "50", "10"), "POST data/search"),
    SEARCH_WITHOUT_TYPE(
            "3.6",
            "A search without object_type: refused, or a search for leads",
            List.of("refused", "leads"),
            "POST data/search"),
    TRAILING_SLASH(
            "1.1",
            "A path without the slash at its end",
            List.of("not_found", "redirect"),
            "GET me, GET lead, POST contact"),
    KEY_ID(
            "1.2, 12.12",
            "Whether event.api_key_id is the part of the key before its dot",
            List.of("before_dot", "unrelated"),
            "GET event, GET event/{id}"),
    UNAUTHORIZED(
            "1.4, 8.2, 12.16",
            "The body of a 401 for a bad or revoked key",
            List.of("json", "text", "empty"),
            "GET me"),
    QUERY_PHONE(
            "3.6", "Whether the old search of leads knows the keyword phone", List.of("works", "refused"), "GET lead"),
    REQUIRED_FIELDS(
            "4",
            "An object without a value in a custom field that is required: refused, or kept",
            List.of("refused", "kept"),
            "POST lead, PUT lead/{id}, POST contact, PUT contact/{id}, POST opportunity, PUT opportunity/{id}"),
    PHONE_FACTS(
            "3.2",
            "Whether a phone tells its country, its time zones and its opt-out; older answers may not",
            List.of("present", "absent"),
            "GET contact, GET contact/{id}, GET lead, GET lead/{id}"),
    LOCATION(
            "3.4",
            "Whether a 201 says in a header Location where the new object is",
            List.of("absent", "present"),
            "POST webhook, POST pipeline, POST comment, POST sms_template, POST outcome, POST sequence_subscription"),
    FORBIDDEN_BODY(
            "8.2, 12.16",
            "The body of a 403: JSON, or plain text",
            List.of("json", "text"),
            "POST custom_field/lead, PUT lead/{id}, PUT contact/{id}, PUT webhook/{id}"),
    LIMITED_BODY(
            "8.1, 12.9",
            "The body of a 429: an error, the old rate_reset, or nothing",
            List.of("json", "rate_reset", "empty"),
            "GET me"),
    BAD_REFRESH(
            "1.3, 12.8",
            "A refresh token that is spent or unknown: 400 or 401 with invalid_grant",
            List.of("400", "401"),
            "POST /oauth2/token"),
    REFRESH_GRACE(
            "1.3",
            "Whether a spent refresh token may be used again for a minute",
            List.of("none", "minute"),
            "POST /oauth2/token"),
    REFRESH_LIFETIME(
            "1.3, 12.8",
            "How long an unused refresh token lives",
            List.of("endless", "thirty_days"),
            "POST /oauth2/token");

    private final Facts facts;

    /** @param operations separated by commas */
    Switch(String sections, String question, List<String> options, String operations) {
        this.facts = new Facts(sections, question, options, List.of(operations.split(", ", -1)));
    }

    @Override
    public Facts facts() {
        return facts;
    }

    public static Optional<Switch> called(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
