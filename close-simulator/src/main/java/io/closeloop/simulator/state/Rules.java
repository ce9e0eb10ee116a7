package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a resource does beyond the generic. A check comes before anything is changed, so that a refused write leaves no trace. */
public interface Rules {
    Rules PLAIN = new Rules() {};

    /**
     * Says what is wrong with a write and brings its values into Close's own form.
     *
     * @param before null on create
     * @param patch what the client wrote; changed in place
     */
    default void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {}

    /** The last moment before a new object is stored; adds what it owes to others, as the lead of a contact without one. */
    default void creating(Session session, ObjectNode values) {}

    /** Children and timers of a new object. {@code values} also has the passing keys. */
    default void created(Session session, ObjectNode row, ObjectNode values) {}

    /** {@code patch} also has the passing keys. */
    default void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {}

    /** Before an object goes; takes its children along. */
    default void deleting(Session session, ObjectNode row) {}

    /** Computed keys, on every read and in every event. */
    default void view(Organization organization, ObjectNode view) {}

    /** The ledger's word for a change; {@code before} is null on create, {@code after} on delete. */
    default String effect(@Nullable ObjectNode before, @Nullable ObjectNode after) {
        return before == null ? "created" : after == null ? "deleted" : "updated";
    }

    /** Adds to an effect what a reader of the ledger wants to know of the object. */
    default void describe(ObjectNode effect, ObjectNode row) {}
}
