package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Close answers. Source: close-api.md 8.2. */
public record Answer(int status, JsonNode body) {
    private static final String NOT_FOUND = "The requested URL was not found on the server. "
            + "If you entered the URL manually please check your spelling and try again.";

    public static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    /** Without a body. */
    public static Answer empty(int status) {
        return new Answer(status, MissingNode.getInstance());
    }

    public static Answer unauthorized() {
        return error(401, "Unauthorized");
    }

    /** Also for the ids of another organization. */
    public static Answer notFound() {
        return error(404, NOT_FOUND);
    }

    public static Answer methodNotAllowed() {
        return error(405, "The method is not allowed for the requested URL.");
    }

    public static Answer error(int status, String message) {
        ObjectNode body = Json.object().put("error", message);
        return new Answer(status, body);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
