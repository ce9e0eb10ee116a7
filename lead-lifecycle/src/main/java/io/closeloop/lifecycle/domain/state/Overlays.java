package io.closeloop.lifecycle.domain.state;

import org.jspecify.annotations.Nullable;

/**
 * What stands above the phase and goes again without changing it. Kill says who may speak, disqualification says who fits; neither implies
 * the other. Source: charlie.md 1.2.
 *
 * @param killedBy what set the kill switch; null: not killed
 * @param disqualified why; null: not disqualified
 * @param disabled the field that activated it was cleared
 */
public record Overlays(@Nullable String killedBy, @Nullable String disqualified, boolean disabled, Owner owner) {

    static final Overlays NONE = new Overlays(null, null, false, Owner.AI);

    public boolean isKilled() {
        return killedBy != null;
    }

    public boolean isDisqualified() {
        return disqualified != null;
    }

    public Overlays withKilled(@Nullable String by) {
        return new Overlays(by, disqualified, disabled, owner);
    }

    public Overlays withDisqualified(@Nullable String reason) {
        return new Overlays(killedBy, reason, disabled, owner);
    }

    public Overlays withDisabled(boolean changed) {
        return new Overlays(killedBy, disqualified, changed, owner);
    }

    public Overlays withOwner(Owner changed) {
        return new Overlays(killedBy, disqualified, disabled, changed);
    }
}
