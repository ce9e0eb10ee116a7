package io.closeloop.gateway.store;

import io.closeloop.gateway.domain.Leftover;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.State;
import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Drafted;
import io.closeloop.gateway.domain.State.Expired;
import io.closeloop.gateway.domain.State.Failed;
import io.closeloop.gateway.domain.State.Flipped;
import io.closeloop.gateway.domain.State.Flipping;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.State.Sent;
import io.closeloop.gateway.domain.State.UnderWay;
import io.closeloop.gateway.domain.State.Withdrawn;
import io.closeloop.gateway.domain.StateName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Position} as columns.
 *
 * @param smsId stays known after the end: news from Close may still come for it
 */
record StoredPosition(
        StateName name,
        @Nullable String smsId,
        @Nullable String reason,
        @Nullable Instant sentAt,
        @Nullable String strayDraft,
        boolean straySearch,
        boolean wantedAgain) {

    /** @param knownSmsId the one that the row has */
    static StoredPosition of(Position position, @Nullable String knownSmsId) {
        State state = position.state();
        String draft = position.leftover().draft();
        return new StoredPosition(
                state.name(),
                state.sms().orElse(draft == null ? knownSmsId : draft),
                reasonOf(state),
                state instanceof Sent sent ? sent.at() : null,
                draft,
                position.leftover().strays(),
                state instanceof UnderWay underWay && underWay.isWantedAgain());
    }

    Position read() {
        return new Position(state(), new Leftover(strayDraft, straySearch));
    }

    private State state() {
        return switch (name) {
            case REQUESTED -> new Requested();
            case CLAIMED -> new Claimed();
            case DRAFTED -> new Drafted(known(smsId));
            case FLIPPING -> new Flipping(known(smsId), reason, wantedAgain);
            case FLIPPED -> new Flipped(known(smsId), reason, wantedAgain);
            case SENT -> new Sent(known(smsId), known(sentAt));
            case FAILED -> new Failed(known(reason));
            case WITHDRAWN -> new Withdrawn(known(reason));
            case EXPIRED -> new Expired();
            case HELD -> new Held(known(reason));
        };
    }

    private static @Nullable String reasonOf(State state) {
        return switch (state) {
            case UnderWay underWay -> underWay.recall();
            case Failed(String reason) -> reason;
            case Withdrawn(String reason) -> reason;
            case Held(String reason) -> reason;
            case Requested _, Claimed _, Drafted _, Sent _, Expired _ -> null;
        };
    }

    private static <T> T known(@Nullable T column) {
        return Objects.requireNonNull(column, "a column that this state needs is null");
    }
}
