package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private final ObjectNode meta = Json.object();
    private final Duration memory;
    private ZoneOffset zone = ZoneOffset.UTC;
    private Parameters parameters = Parameters.NONE;

    /** @param memory how long what it changes can still be read as it was before */
    Session(Close close, Organization organization, Actor actor, Instant now, Duration memory) {
        this.close = close;
        this.organization = organization;
        this.actor = actor;
        this.now = now;
        this.memory = memory;
    }

    /** The same request in a world that is late by this much; only to read from. */
    public Session past(Duration lag) {
        if (lag.isZero()) {
            return this;
        }
        Session past = new Session(close, organization.asOf(now.minus(lag)), actor, now, memory);
        past.in(zone);
        return past;
    }

    public Switches switches() {
        return close.switches();
    }

    public Lags lags() {
        return close.lags();
    }

    /** Says which day it is for the client. */
    public void in(ZoneOffset clientZone) {
        this.zone = clientZone;
    }

    /** Gives the query of the request to the rules, for what a parameter steers beside lists. */
    public void asked(Parameters query) {
        this.parameters = query;
    }

    public Parameters asked() {
        return parameters;
    }

    public LocalDate today() {
        return now.atOffset(zone).toLocalDate();
    }

    /** What the events of this request carry in {@code meta} beside the request itself. */
    public ObjectNode meta() {
        return meta;
    }

    /** Whether another organization has such an object. */
    boolean isOfAnother(Resource resource, String id) {
        return close.owner(resource, id).isPresent();
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
        ObjectNode view = resource.view(organization, row);
        resource.rules().view(this, view);
        return view;
    }

    /** Stores a new object; keys that only steer the write are left behind. */
    public ObjectNode insert(Resource resource, ObjectNode values) {
        String id = ids().next(resource.rules().prefix(resource.prefix(), values));
        ObjectNode row = Json.object().put("id", id);
        put(resource, row, "organization_id", organization.id());
        put(resource, row, "created_by", actor.userId());
        put(resource, row, "date_created", resource.dates().text(now));
        stamp(resource, row);
        row.setAll(values);
        row.remove(resource.passing());
        dropUnset(row);
        organization.table(resource).put(id, row, now, memory);
        changes.created(resource, id);
        effects.add(Effects.of(resource, null, row));
        effects.addAll(Effects.fieldsWritten(resource, row, values));
        return row;
    }

    /** Stores another state of an object. A state equal to the former changes nothing, not even its date. */
    public ObjectNode replace(Resource resource, ObjectNode before, ObjectNode after) {
        dropUnset(after);
        return after.equals(before) ? before : store(resource, before, after);
    }

    private ObjectNode store(Resource resource, ObjectNode before, ObjectNode after) {
        Effects.ofUpdate(resource, before, after).ifPresent(effects::add);
        stamp(resource, after);
        String id = after.get("id").textValue();
        organization.table(resource).put(id, after, now, memory);
        changes.updated(resource, id, before);
        return after;
    }

    /** Writes a patch onto an object; the ledger has every custom value written, also one that was there already. */
    public ObjectNode patch(Resource resource, ObjectNode before, ObjectNode patch) {
        ObjectNode values = Json.copy(patch).without(resource.passing());
        ObjectNode after = replace(resource, before, Json.copy(before).setAll(values));
        if (after == before && switches().is(Switch.SAME_VALUE, "event")) {
            after = store(resource, before, Json.copy(before));
        }
        effects.addAll(Effects.fieldsWritten(resource, after, patch));
        return after;
    }

    /** Removes an object with what its rules take along. */
    public void remove(Resource resource, ObjectNode row) {
        ObjectNode formerView = view(resource, row);
        resource.rules().deleting(this, row);
        String id = row.get("id").textValue();
        organization.table(resource).remove(id, now, memory);
        changes.deleted(resource, id, row, formerView);
        effects.add(Effects.of(resource, row, null));
    }

    /** Puts an object under another lead; its date stays, and with it what is timed by it. */
    public void move(Resource resource, ObjectNode row, String leadId) {
        String id = row.get("id").textValue();
        ObjectNode after = Json.copy(row).put("lead_id", leadId);
        organization.table(resource).put(id, after, now, memory);
        changes.updated(resource, id, row);
        Effects.ofUpdate(resource, row, after).ifPresent(effects::add);
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

    /** Has Close finish later what this request began: its events are still those of this request. */
    public void laterAsNow(Duration delay, Consumer<Session> work) {
        close.later(organization, delay, actor, work);
    }

    List<ObjectNode> effects() {
        return effects;
    }

    List<Occurrence> occurrences() {
        return changes.occurrences(this);
    }
}
