package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.DateFilter;
import io.closeloop.simulator.state.Session;
import java.util.Optional;

/** Which values a type of custom field takes. The texts of the errors are UNCONFIRMED. Source: close-api.md 4. */
final class ValueTypes {
    private ValueTypes() {}

    /** A value as Close keeps it: a user may be named, and is kept by id. */
    static JsonNode normal(Session session, ObjectNode field, JsonNode value) {
        if (!field.path("type").asText().equals("user") || !value.isTextual()) {
            return value;
        }
        return Users.find(session.organization(), value.textValue())
                .map(user -> user.get("id"))
                .orElse(value);
    }

    /** What is wrong with one value; empty when nothing is. A boolean type exists only if a switch says so. */
    static Optional<String> problem(Session session, ObjectNode field, JsonNode value) {
        String type = field.path("type").asText();
        String text = value.isTextual() ? value.textValue() : "";
        return switch (type) {
            case "number" -> unless(value.isNumber(), "Must be a number.");
            case "date" -> unless(text.length() == 10 && isDate(text), "Must be a date, YYYY-MM-DD.");
            case "datetime" -> unless(text.length() > 10 && isDate(text), "Must be a date and time, ISO 8601.");
            case "boolean" -> unless(value.isBoolean(), "Must be true or false.");
            case "choices" ->
                unless(
                        value.isTextual() && field.path("choices").valueStream().anyMatch(value::equals),
                        "Not a valid choice.");
            case "user" -> unless(session.find(Organizations.USERS, text).isPresent(), "No such user.");
            case "contact" -> unless(session.find(Contacts.RESOURCE, text).isPresent(), "No such contact.");
            default -> unless(value.isTextual(), "Must be a text.");
        };
    }

    private static boolean isDate(String text) {
        return DateFilter.instant(text).isPresent();
    }

    private static Optional<String> unless(boolean good, String problem) {
        return good ? Optional.empty() : Optional.of(problem);
    }
}
