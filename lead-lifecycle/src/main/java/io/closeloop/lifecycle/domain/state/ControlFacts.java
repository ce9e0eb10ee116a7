package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The control fields of one lead or contact, each with its Close time; null: never heard of.
 *
 * @param setter the text in {@code ai_setter_id}; empty when it was cleared
 */
public record ControlFacts(
        @Nullable Fact<Boolean> enabled,
        @Nullable Fact<Boolean> kill,
        @Nullable Fact<String> setter) {

    static final ControlFacts NONE = new ControlFacts(null, null, null);

    public ControlFacts withEnabled(boolean value, Instant at) {
        return new ControlFacts(Fact.newest(enabled, new Fact<>(value, at, false), false), kill, setter);
    }

    public ControlFacts withKill(boolean value, Instant at) {
        return new ControlFacts(enabled, Fact.newest(kill, new Fact<>(value, at, false), true), setter);
    }

    /** A person's word on the dashboard. A later event goes over it; a read does not, for the field never said it. */
    public ControlFacts withKillOrder(boolean value, Instant at) {
        return new ControlFacts(enabled, Fact.newest(kill, new Fact<>(value, at, true), true), setter);
    }

    public ControlFacts withKillAsRead(boolean value, Instant at) {
        return kill != null && kill.ordered() ? this : withKill(value, at);
    }

    public ControlFacts withSetter(String value, Instant at) {
        return new ControlFacts(enabled, kill, Fact.newest(setter, new Fact<>(value, at, false), ""));
    }

    static ControlFacts newest(ControlFacts one, ControlFacts other) {
        return new ControlFacts(
                Fact.newest(one.enabled, other.enabled, false),
                Fact.newest(one.kill, other.kill, true),
                Fact.newest(one.setter, other.setter, ""));
    }

    public boolean isEnabled() {
        return enabled != null && enabled.value();
    }

    public boolean isKilled() {
        return kill != null && kill.value();
    }

    public Optional<String> setterId() {
        return Optional.ofNullable(setter).map(Fact::value).filter(id -> !id.isEmpty());
    }
}
