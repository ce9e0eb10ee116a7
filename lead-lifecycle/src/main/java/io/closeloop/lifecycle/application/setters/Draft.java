package io.closeloop.lifecycle.application.setters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.settings.Checking;
import io.closeloop.lifecycle.settings.Json;
import io.closeloop.lifecycle.settings.MergePatch;
import io.closeloop.lifecycle.store.StoredSetter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A setter as somebody wants it to be.
 *
 * @param settings its own, tidied
 * @param expected the version that the caller has read; null: whatever it is
 */
record Draft(
        String name,
        boolean active,
        ObjectNode settings,
        @Nullable Long expected) {

    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("name", "active", "settings", "version"));
    private static final int LONGEST_NAME = 200;

    /** @throws Refused naming what is wrong */
    static Draft read(ObjectNode json) {
        Body body = Body.of(json, FIELDS);
        String name = body.text("name", LONGEST_NAME);
        boolean active = body.flag("active", true);
        Long expected = body.numberOrNull("version");
        ObjectNode settings = settings(body);
        body.orRefuse();
        return new Draft(name, active, settings, expected);
    }

    /** A merge patch onto the setter as it is. */
    static Draft patch(StoredSetter current, ObjectNode patch) {
        return read(MergePatch.apply(document(current), patch));
    }

    /** What can be sent again to make the setter what it is. */
    static ObjectNode document(StoredSetter setter) {
        ObjectNode document = Json.object();
        document.put("name", setter.name());
        document.put("active", setter.active());
        document.set("settings", setter.settings());
        return document;
    }

    static ObjectNode settings(Body body) {
        JsonNode settings = body.object("settings");
        body.complain(Checking.check(settings));
        return settings instanceof ObjectNode object ? Json.tidy(object) : Json.object();
    }

    StoredSetter onto(StoredSetter current) {
        return new StoredSetter(current.id(), name, active, settings, current.version(), current.deletedAt());
    }
}
