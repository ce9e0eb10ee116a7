package io.closeloop.simulator.http;

import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes over the wire: Close's answer, or what stands in its place. */
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final String TYPE = "content-type";

    static Reply of(Answer answer) {
        byte[] body = answer.body().isMissingNode() ? new byte[0] : Json.bytes(answer.body());
        return new Reply(answer.status(), Map.of(TYPE, "application/json"), body);
    }

    static Reply text(int status, String type, String body) {
        return new Reply(status, Map.of(TYPE, type), body.getBytes(StandardCharsets.UTF_8));
    }

    Reply with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Reply(status, all, body);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
