package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the phase and goes again without changing it. Kill says who may speak, disqualification says who fits; neither implies
 * the other. Source: charlie.md 1.2.
 *
 * @param killedBy what set the kill switch; null: not killed
 * @param disqualified why; null: not disqualified
 * @param disabled the field that activated it was cleared
 * @param setterOff the setter has been switched off
 * @param talkLater until when the lead asked to be left alone; null: it did not
 */
public record Overlays(
        @Nullable String killedBy,
        @Nullable String disqualified,
        boolean disabled,
        boolean setterOff,
        Owner owner,
        @Nullable Instant talkLater) {

    static final Overlays NONE = new Overlays(null, null, false, false, Owner.AI, null);

    public boolean isKilled() {
        return killedBy != null;
    }

    public boolean isDisqualified() {
        return disqualified != null;
    }

    public Overlays withKilled(@Nullable String by) {
        return new Overlays(by, disqualified, disabled, setterOff, owner, talkLater);
    }

    public Overlays withDisqualified(@Nullable String reason) {
        return new Overlays(killedBy, reason, disabled, setterOff, owner, talkLater);
    }

    public Overlays withDisabled(boolean changed) {
        return new Overlays(killedBy, disqualified, changed, setterOff, owner, talkLater);
    }

    public Overlays withSetterOff(boolean changed) {
        return new Overlays(killedBy, disqualified, disabled, changed, owner, talkLater);
    }

    public Overlays withOwner(Owner changed) {
        return new Overlays(killedBy, disqualified, disabled, setterOff, changed, talkLater);
    }

    public Overlays withTalkLater(@Nullable Instant until) {
        return new Overlays(killedBy, disqualified, disabled, setterOff, owner, until);
    }
}
