package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.Unparking.Action;
import io.closeloop.lifecycle.application.Unparking.Order;
import io.closeloop.service.http.ProblemException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to become of a parked lead, as a caller writes it. */
record ParkingBody(@Nullable String action, @Nullable String reason) {

    /** @throws ProblemException naming the field and the cure */
    Order toOrder(String by) {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "say why; it stands in the timeline", "reason");
        }
        Action known = Stream.of(Action.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(action))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        LifecycleError.FIELD_INVALID, "give one of retry, skip, release", "action"));
        return new Order(known, by, reason);
    }
}
