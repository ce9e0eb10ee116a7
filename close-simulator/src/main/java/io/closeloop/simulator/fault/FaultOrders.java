package io.closeloop.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Faults as the control paths take them. A mistake is an {@link IllegalArgumentException} that names the key. */
public final class FaultOrders {
    private FaultOrders() {}

    /**
     * @param order {@code method}, {@code path}, {@code by}, {@code times}, {@code after}, {@code fault} and what that fault needs:
     *     {@code status}, {@code headers}, {@code body}, {@code stage}, {@code ms}, {@code pieces}, {@code at_byte}
     * @return the id of the fault
     */
    public static String request(Faults faults, ObjectNode order) {
        return faults.on(text(order, "method", RequestPattern.ANY), text(order, "path", "**"))
                .by(text(order, "by", RequestPattern.ANY))
                .times(number(order, "times", 1))
                .after(number(order, "after", 0))
                .strike(fault(order))
                .id();
    }

    /**
     * @param order {@code object_type}, {@code action}, {@code to}, {@code times}, {@code after}, {@code fault} and what that fault
     *     needs: {@code copies}, {@code ms}
     * @return the id of the fault
     */
    public static String delivery(Faults faults, ObjectNode order) {
        return faults.onDelivery(
                        text(order, "object_type", RequestPattern.ANY), text(order, "action", RequestPattern.ANY))
                .to(text(order, "to", RequestPattern.ANY))
                .times(number(order, "times", 1))
                .after(number(order, "after", 0))
                .strike(deliveryFault(order))
                .id();
    }

    private static Fault fault(ObjectNode order) {
        String word = text(order, "fault", "");
        Stage stage = Stage.of(text(order, "stage", "before"));
        return switch (word) {
            case "refused" -> new Fault.Refused(status(order, 503), headers(order), text(order, "body", ""));
            case "answer_lost" -> new Fault.AnswerLost(status(order, 500), headers(order), text(order, "body", ""));
            case "hung" -> new Fault.Hung(stage, order.has("ms") ? Optional.of(millis(order)) : Optional.empty());
            case "slow_body" -> new Fault.SlowBody(number(order, "pieces", 10), millis(order));
            case "dropped" -> dropped(order, stage);
            case "empty_body" -> new Fault.EmptyBody();
            case "not_json" -> new Fault.NotJson();
            default ->
                throw new IllegalArgumentException(
                        "fault is refused, answer_lost, hung, slow_body, dropped, empty_body or not_json.");
        };
    }

    private static Fault dropped(ObjectNode order, Stage stage) {
        int atByte = number(order, "at_byte", 0);
        return new Fault.Dropped(order.has("stage") || atByte == 0 ? stage : Stage.AFTER, atByte);
    }

    private static DeliveryFault deliveryFault(ObjectNode order) {
        return switch (text(order, "fault", "")) {
            case "duplicated" -> new DeliveryFault.Duplicated(number(order, "copies", 1));
            case "reordered" -> new DeliveryFault.Reordered();
            case "delayed" -> new DeliveryFault.Delayed(millis(order));
            case "lost" -> new DeliveryFault.Lost();
            case "wrongly_signed" -> new DeliveryFault.WronglySigned();
            case "stale" -> new DeliveryFault.Stale(millis(order));
            default ->
                throw new IllegalArgumentException(
                        "fault is duplicated, reordered, delayed, lost, wrongly_signed or stale.");
        };
    }

    private static int status(ObjectNode order, int byDefault) {
        int status = number(order, "status", byDefault);
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is a number from 200 to 599.");
        }
        return status;
    }

    private static Duration millis(ObjectNode order) {
        return Duration.ofMillis(number(order, "ms", 1000));
    }

    private static Map<String, String> headers(ObjectNode order) {
        Map<String, String> headers = new HashMap<>();
        order.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static String text(ObjectNode order, String key, String byDefault) {
        JsonNode node = order.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return byDefault;
        }
        if (!node.isTextual()) {
            throw new IllegalArgumentException(key + " is a text.");
        }
        return node.textValue();
    }

    private static int number(ObjectNode order, String key, int byDefault) {
        JsonNode node = order.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return byDefault;
        }
        if (!node.isInt() || node.intValue() < 0) {
            throw new IllegalArgumentException(key + " is a whole number of zero or more.");
        }
        return node.intValue();
    }
}
