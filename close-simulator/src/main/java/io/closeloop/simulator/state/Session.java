package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request at work in one organization, under the lock of {@link Close}: every change goes through it and is reported once. */
public final class Session {
    private final Close close;
    private final Organization organization;
    private final Actor actor;
    private final Instant now;
    private final Changes changes = new Changes();
    private final List<ObjectNode> effects = new ArrayList<>(1);

    Session(Close close, Organization organization, Actor actor, Instant now) {
        this.close = close;
        this.organization = organization;
        this.actor = actor;
        this.now = now;
    }

    public Organization organization() {
        return organization;
    }

    public Actor actor() {
        return actor;
    }

    public Instant now() {
        return now;
    }

    public Ids ids() {
        return close.ids();
    }

    public Settings settings() {
        return close.settings();
    }

    public Optional<ObjectNode> find(Resource resource, String id) {
        return organization.table(resource).find(id);
    }

    /** The object as the API shows it. */
    public ObjectNode view(Resource resource, ObjectNode row) {
        return resource.view(organization, row);
    }

    /** Stores a new object; keys that only steer the write are left behind. */
    public ObjectNode insert(Resource resource, ObjectNode values) {
        String id = ids().next(resource.prefix());
        ObjectNode row = Json.object().put("id", id);
        put(resource, row, "organization_id", organization.id());
        put(resource, row, "created_by", actor.userId());
        put(resource, row, "date_created", resource.dates().text(now));
        stamp(resource, row);
        row.setAll(values);
        row.remove(resource.keys().passing());
        dropUnset(row);
        organization.table(resource).put(id, row);
        changes.created(resource, id);
        effects.add(Effects.of(resource, null, row));
        effects.addAll(Effects.fieldsWritten(resource, row, values));
        return row;
    }

    /** Stores another state of an object. A state equal to the former changes nothing, not even its date. */
    public ObjectNode replace(Resource resource, ObjectNode before, ObjectNode after) {
        dropUnset(after);
        if (after.equals(before)) {
            return before;
        }
        Effects.ofUpdate(resource, before, after).ifPresent(effects::add);
        stamp(resource, after);
        String id = after.get("id").textValue();
        organization.table(resource).put(id, after);
        changes.updated(resource, id, before);
        return after;
    }

    /** Writes a patch onto an object; the ledger has every custom value written, also one that was there already. */
    public ObjectNode patch(Resource resource, ObjectNode before, ObjectNode patch) {
        ObjectNode values = Json.copy(patch).without(resource.keys().passing());
        ObjectNode after = replace(resource, before, Json.copy(before).setAll(values));
        effects.addAll(Effects.fieldsWritten(resource, after, patch));
        return after;
    }

    /** Removes an object with what its rules take along. */
    public void remove(Resource resource, ObjectNode row) {
        ObjectNode formerView = view(resource, row);
        resource.rules().deleting(this, row);
        String id = row.get("id").textValue();
        organization.table(resource).remove(id);
        changes.deleted(resource, id, row, formerView);
        effects.add(Effects.of(resource, row, null));
    }

    private void stamp(Resource resource, ObjectNode row) {
        put(resource, row, "updated_by", actor.userId());
        put(resource, row, "date_updated", resource.dates().text(now));
    }

    private static void put(Resource resource, ObjectNode row, String key, @Nullable String value) {
        if (resource.shape().has(key)) {
            row.put(key, value);
        }
    }

    /** An unset custom field is left out of its object. Source: close-api.md 3.1. */
    private static void dropUnset(ObjectNode row) {
        row.properties()
                .removeIf(
                        e -> e.getKey().startsWith(Keys.CUSTOM) && e.getValue().isNull());
    }

    /** Reports an action beside created, updated and deleted. */
    public void announce(Resource resource, ObjectNode row, String action) {
        changes.announced(resource, row.get("id").textValue(), action);
    }

    /** An effect for the ledger beside the changes of objects. */
    public void effect(ObjectNode effect) {
        effects.add(effect);
    }

    /** Has Close do something by itself, later. */
    public void later(Duration delay, String what, Consumer<Session> work) {
        close.later(organization, delay, what, work);
    }

    List<ObjectNode> effects() {
        return effects;
    }

    List<Occurrence> occurrences() {
        return changes.occurrences(this);
    }
}
