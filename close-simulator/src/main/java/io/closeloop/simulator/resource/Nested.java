package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;

/** Objects that are written inside another, as the contacts of a new lead. */
final class Nested {
    private Nested() {}

    /** The objects below a key in Close's form; their errors stand in a map below the same key. */
    static ArrayNode checked(Session session, Resource resource, String key, ObjectNode patch, Errors errors) {
        ArrayNode checked = Json.array();
        for (JsonNode one : patch.path(key)) {
            Errors inner = new Errors();
            checked.add(Crud.checked(session, resource, null, Json.object(one), inner));
            errors.nested(key, inner);
        }
        return checked;
    }
}
