package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.Tenant;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One text: what was asked for, and where it stands.
 *
 * @param sequence of the request, on the lead's counter; what gates compare
 * @param since when the request arrived: nothing of it can be in Close from before
 */
public record Text(Tenant tenant, MessageRequested request, long sequence, Instant since, Position position) {

    public UUID id() {
        return request.messageId();
    }

    public Text at(Position next) {
        return new Text(tenant, request, sequence, since, next);
    }

    /** Where gates can stand in its way. */
    public Stream<GatePlace> places() {
        return GatePlace.of(tenant.integration(), request);
    }

    public GatePlace phone() {
        return new GatePlace(tenant.integration(), Scope.PHONE, request.toPhone());
    }

    /** Without the words and the phones. */
    @Override
    public String toString() {
        return "Text[id=" + id() + ", state=" + position.state().name() + "]";
    }
}
