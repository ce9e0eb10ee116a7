package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.AllowedHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** The recipient's allowed hours. {@code until} before {@code from} spans midnight; equal times mean the whole day. */
final class Hours {

    private Hours() {}

    /** The first instant at or after the given one at which the recipient may be texted. */
    static Instant nextWithin(AllowedHours hours, Instant instant) {
        ZonedDateTime local = instant.atZone(hours.zone());
        if (contains(hours, local.toLocalTime())) {
            return instant;
        }
        ZonedDateTime today = local.with(hours.from());
        ZonedDateTime opening = today.isBefore(local)
                ? local.toLocalDate().plusDays(1).atTime(hours.from()).atZone(hours.zone())
                : today;
        return opening.toInstant();
    }

    private static boolean contains(AllowedHours hours, LocalTime time) {
        boolean afterFrom = !time.isBefore(hours.from());
        boolean beforeUntil = time.isBefore(hours.until());
        return hours.from().equals(hours.until())
                || (hours.from().isBefore(hours.until()) ? afterFrom && beforeUntil : afterFrom || beforeUntil);
    }
}
