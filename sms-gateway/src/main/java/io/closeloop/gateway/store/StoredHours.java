package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.AllowedHours;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

@Embeddable
class StoredHours {

    @Column(name = "hours_from")
    LocalTime from;

    @Column(name = "hours_until")
    LocalTime until;

    @Column(name = "hours_zone")
    String zone;

    static @Nullable StoredHours of(@Nullable AllowedHours hours) {
        if (hours == null) {
            return null;
        }
        StoredHours stored = new StoredHours();
        stored.from = hours.from();
        stored.until = hours.until();
        stored.zone = hours.zone().getId();
        return stored;
    }

    AllowedHours allowed() {
        return new AllowedHours(from, until, ZoneId.of(zone));
    }
}
