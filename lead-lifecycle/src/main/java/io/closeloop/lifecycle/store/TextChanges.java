package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadMessage.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one transaction changes in a lead's conversation. What it changes twice is one row's newest word. */
public final class TextChanges {

    final Map<String, Said> said = new LinkedHashMap<>();
    final Map<String, Fate> fates = new LinkedHashMap<>();
    final List<Voided> voided = new ArrayList<>();

    /** Who speaks. */
    public enum Direction {
        IN,
        OUT,
        /** Somebody else who texted from Close. */
        PERSON
    }

    /** How a text stands. */
    public enum State {
        RECEIVED,
        ASKED,
        SENT,
        /** Refused, expired or held on its way; {@code why} says which. */
        NOT_SENT,
        /** Taken back, or a gate has closed over it. One already on its way may still turn out to be sent. */
        WITHDRAWN
    }

    /**
     * A text.
     *
     * @param ref the message id of ours, Close's id of theirs
     * @param text null where only Close has the words
     * @param purpose of ours only
     * @param author the contact, the setter or Close's user
     * @param setterId of the engagement that it belongs to
     * @param answers Close's time of the newest text that it answers
     * @param phone who wrote, of theirs only; kept to be found by whoever asks to be forgotten
     */
    public record Said(
            String ref,
            Direction direction,
            Instant at,
            @Nullable String text,
            @Nullable Purpose purpose,
            @Nullable String author,
            @Nullable UUID engagementId,
            @Nullable UUID setterId,
            @Nullable Instant answers,
            @Nullable String phone) {

        public Said from(String sender) {
            return new Said(ref, direction, at, text, purpose, author, engagementId, setterId, answers, sender);
        }

        @Override
        public String toString() {
            return "Said[" + direction + " " + ref + "]";
        }
    }

    /** What became of a text of ours. */
    public record Fate(
            State state,
            @Nullable String smsId,
            @Nullable Instant sentAt,
            @Nullable String why) {}

    /** @param engagementId null: of every engagement of the lead */
    public record Voided(@Nullable UUID engagementId, String why) {}

    /** A text of ours asked for anew stands as asked for, unless it has gone. */
    public void say(Said text) {
        said.put(text.ref(), text);
        fates.computeIfPresent(text.ref(), (ref, fate) -> fate.state() == State.SENT ? fate : null);
    }

    /** What has gone has gone, whatever is told of it later. */
    public void becomes(UUID messageId, Fate fate) {
        fates.merge(messageId.toString(), fate, (known, told) -> known.state() == State.SENT ? known : told);
    }

    /** A gate has closed: what was asked for before and has not gone does not go. */
    public void close(Voided gate) {
        voided.add(gate);
        said.values().stream()
                .filter(text -> text.direction() == Direction.OUT)
                .filter(text -> gate.engagementId() == null || Objects.equals(gate.engagementId(), text.engagementId()))
                .forEach(text -> fates.putIfAbsent(text.ref(), new Fate(State.WITHDRAWN, null, null, gate.why())));
    }

    public List<Said> said() {
        return List.copyOf(said.values());
    }

    public Map<String, Fate> fates() {
        return Map.copyOf(fates);
    }

    public List<Voided> voided() {
        return List.copyOf(voided);
    }
}
