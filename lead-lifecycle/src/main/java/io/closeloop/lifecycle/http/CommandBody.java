package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.domain.news.Input.Command;
import io.closeloop.lifecycle.domain.news.Input.Order;
import io.closeloop.service.http.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as a caller writes it. */
record CommandBody(@Nullable String command, @Nullable String reason) {

    /** @throws ProblemException naming the field and the cure */
    Command toCommand(String by) {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "say why; it stands in the timeline", "reason");
        }
        Order order = Arrays.stream(Order.values())
                .filter(known -> nameOf(known).equals(command))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        LifecycleError.FIELD_INVALID,
                        "give one of "
                                + Arrays.stream(Order.values())
                                        .map(CommandBody::nameOf)
                                        .collect(Collectors.joining(", ")),
                        "command"));
        return new Command(order, by, reason);
    }

    private static String nameOf(Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
