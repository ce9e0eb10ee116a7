package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The old search of leads by a line of text, deprecated but working: terms that must all hold. Only those that the reference names are
 * known, and plain words, which are sought in the name. Source: close-api.md 3.6.
 */
final class LeadQuery {
    private static final Pattern TERM = Pattern.compile(
            "sms\\(status:(?<sms>\\w+)\\)|(?<key>[\\w.]+):(?:\"(?<quoted>[^\"]*)\"|(?<bare>\\S+))|(?<word>\\S+)");

    private LeadQuery() {}

    static Predicate<ObjectNode> read(Session session, String query, Errors errors) {
        Predicate<ObjectNode> all = lead -> true;
        Matcher terms = TERM.matcher(query);
        while (terms.find()) {
            all = all.and(term(session, terms, errors));
        }
        return all;
    }

    private static Predicate<ObjectNode> term(Session session, Matcher term, Errors errors) {
        String status = term.group("sms");
        String key = term.group("key");
        if (status != null) {
            return lead -> session.organization()
                    .table(Sms.RESOURCE)
                    .ofLead(id(lead))
                    .anyMatch(sms -> Sms.status(sms).equals(status));
        }
        if (key == null) {
            return named(Optional.ofNullable(term.group("word")).orElse(""));
        }
        return keyed(
                session, key, Optional.ofNullable(term.group("quoted")).orElseGet(() -> term.group("bare")), errors);
    }

    private static Predicate<ObjectNode> keyed(Session session, String key, String value, Errors errors) {
        Organization organization = session.organization();
        boolean byPhone = key.equals("phone") && session.switches().is(Switch.QUERY_PHONE, "works");
        if (byPhone) {
            String number = Phone.of(value).map(Phone::number).orElse(value);
            return holding(organization.table(Contacts.RESOURCE).withPhone(number));
        }
        if (key.equals("email")) {
            return holding(organization.table(Contacts.RESOURCE).withEmail(value));
        }
        if (key.equals("name")) {
            return named(value);
        }
        if (key.startsWith(Keys.CUSTOM)) {
            return lead -> lead.path(key).asText("").equalsIgnoreCase(value);
        }
        errors.field("query", "The simulator does not know this keyword: " + key);
        return lead -> true;
    }

    private static Predicate<ObjectNode> named(String text) {
        return lead -> lead.path("name").asText().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static Predicate<ObjectNode> holding(Stream<ObjectNode> contacts) {
        Set<String> leads =
                contacts.map(contact -> contact.path("lead_id").asText()).collect(Collectors.toSet());
        return lead -> leads.contains(id(lead));
    }

    private static String id(ObjectNode lead) {
        return lead.get("id").textValue();
    }
}
