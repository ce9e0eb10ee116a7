package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.AllowedHours;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Texts for tests: valid from noon to one, on a winter day. */
final class Texts {

    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    static final Instant ONE = Instant.parse("2026-01-15T13:00:00Z");
    static final UUID ENGAGEMENT = UUID.fromString("00000000-0000-0000-0000-00000000000e");
    static final UUID SETTER = UUID.fromString("00000000-0000-0000-0000-00000000005e");

    private Texts() {}

    static Text text() {
        return text(10, null, null);
    }

    static Text text(long sequence) {
        return text(sequence, null, null);
    }

    static Text lastWords(long sequence, GateReason mayPass) {
        return text(sequence, null, mayPass);
    }

    static Text within(AllowedHours hours) {
        return text(10, hours, null);
    }

    private static Text text(long sequence, @Nullable AllowedHours hours, @Nullable GateReason mayPass) {
        MessageRequested request = new MessageRequested(
                UUID.randomUUID(),
                ENGAGEMENT,
                SETTER,
                "lead_A",
                "cont_A",
                "+14155550100",
                "+14155550111",
                "Hi Bo",
                Purpose.INTRO,
                NOON,
                ONE,
                hours,
                mayPass);
        return new Text(new Tenant("acme", "int_A", "orga_A"), request, sequence, NOON, Position.REQUESTED);
    }
}
