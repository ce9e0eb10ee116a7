package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    /** Says why an object cannot be deleted. */
    default void checkDelete(Session session, ObjectNode row, Errors errors) {}

    /** What a reader of an id that is not there gets in its place. */
    default Optional<ObjectNode> instead(Session session, String id) {
        return Optional.empty();
    }

    /** The type of an object's events, where one resource has several. */
    default String eventType(Session session, String type, ObjectNode row) {
        return type;
    }

    /** Whether a change of these keys makes an {@code updated} event at all. */
    default boolean isHeard(Session session, Set<String> changed) {
        return true;
    }

    /** The last moment before a new object is stored; adds what it owes to others, as the lead of a contact without one. */
    default void creating(Session session, ObjectNode values) {}

    /** Children and timers of a new object. {@code values} also has the passing keys. */
    default void created(Session session, ObjectNode row, ObjectNode values) {}

    /** {@code patch} also has the passing keys. */
    default void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {}

    /** Before an object goes; takes its children along. */
    default void deleting(Session session, ObjectNode row) {}

    /** What a list is narrowed by beside the filters of its {@link Listing}. */
    default Predicate<ObjectNode> filter(Session session, Parameters parameters, Errors errors) {
        return row -> true;
    }

    /** Adds sums to a list; {@code rows} are all that were asked for, not only this page. */
    default void total(List<ObjectNode> rows, ObjectNode body) {}

    /** The beginning of a new object's id. */
    default String prefix(String usual, ObjectNode values) {
        return usual;
    }

    /** What depends on how Close is set, on every read by a client and in every event. */
    default void view(Session session, ObjectNode view) {}

    /** Computed keys, on every read and in every event. */
    default void view(Organization organization, ObjectNode view) {}

    /** The ledger's word for a change; {@code before} is null on create, {@code after} on delete. */
    default String effect(@Nullable ObjectNode before, @Nullable ObjectNode after) {
        return before == null ? "created" : after == null ? "deleted" : "updated";
    }

    /** Adds to an effect what a reader of the ledger wants to know of the object. */
    default void describe(ObjectNode effect, ObjectNode row) {}
}
