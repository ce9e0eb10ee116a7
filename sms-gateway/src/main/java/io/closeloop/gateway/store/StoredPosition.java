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
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link Position} as columns. */
@Embeddable
class StoredPosition {

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    StateName name;

    /** Stays known after the end: news from Close may still come for it. */
    @Column
    @Nullable
    String smsId;

    @Column
    @Nullable
    String reason;

    @Column
    @Nullable
    Instant sentAt;

    @Column
    @Nullable
    String strayDraft;

    @Column
    boolean straySearch;

    StateName name() {
        return name;
    }

    Position read() {
        return new Position(state(), new Leftover(strayDraft, straySearch));
    }

    void write(Position next) {
        State state = next.state();
        name = state.name();
        smsId = state.sms()
                .orElse(
                        next.leftover().draft() == null
                                ? smsId
                                : next.leftover().draft());
        reason = reasonOf(state);
        sentAt = state instanceof Sent sent ? sent.at() : null;
        strayDraft = next.leftover().draft();
        straySearch = next.leftover().strays();
    }

    private State state() {
        return switch (name) {
            case REQUESTED -> new Requested();
            case CLAIMED -> new Claimed();
            case DRAFTED -> new Drafted(known(smsId));
            case FLIPPING -> new Flipping(known(smsId), reason);
            case FLIPPED -> new Flipped(known(smsId), reason);
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
