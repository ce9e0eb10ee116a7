package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.domain.news.Input.Command;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.service.http.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as a caller writes it.
 *
 * @param setterId for {@code activate} (optional) and {@code hand-over}
 * @param engagementId whom it concerns; absent: every open conversation of the lead
 */
record CommandBody(
        @Nullable String command,
        @Nullable String reason,
        @Nullable UUID setterId,
        @Nullable UUID engagementId) {

    private static final String ACTIVATE = "activate";
    private static final String HAND_OVER = "hand-over";

    /** @throws ProblemException naming the field and the cure */
    Command toCommand(String by) {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "say why; it stands in the timeline", "reason");
        }
        return new Command(order(), by, reason, engagementId);
    }

    private Order order() {
        if (ACTIVATE.equals(command)) {
            return new Order.Activate(setterId);
        }
        if (!HAND_OVER.equals(command)) {
            return plain();
        }
        if (setterId == null) {
            throw new ProblemException(
                    LifecycleError.FIELD_INVALID, "give the id of the setter who takes over", "setterId");
        }
        return new Order.HandOver(setterId);
    }

    private Order plain() {
        return Arrays.stream(Order.Plain.values())
                .filter(known -> nameOf(known).equals(command))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(LifecycleError.FIELD_INVALID, "give one of " + allNames(), "command"));
    }

    private static String allNames() {
        return Stream.concat(
                        Stream.of(ACTIVATE, HAND_OVER),
                        Arrays.stream(Order.Plain.values()).map(CommandBody::nameOf))
                .collect(Collectors.joining(", "));
    }

    private static String nameOf(Order.Plain order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
