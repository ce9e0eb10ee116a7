package io.closeloop.lifecycle;

import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.store.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * For every endpoint of the service, the calls by which somebody might try to reach what is another's. Ids are written as {@code {lead}},
 * {@code {setter}} and so on.
 */
final class EndpointCalls {

    private static final String BECAUSE = "\"reason\":\"mischief\"";

    private final Map<String, List<Call>> calls = new LinkedHashMap<>();

    private EndpointCalls() {}

    /** @param body empty where there is none */
    record Call(String method, String path, String body) {

        Call with(Map<String, String> ids) {
            return new Call(method, filled(path, ids), filled(body, ids));
        }

        /** Its path names what does not exist for a stranger. */
        boolean namesOne() {
            return path.replaceFirst("\\?.*", "").contains("{");
        }

        /** Anybody may begin with a lead of the own Close organization; from then on it is known. */
        boolean makesItKnown() {
            return body.contains("\"activate\"");
        }

        static String filled(String text, Map<String, String> ids) {
            String filled = text;
            for (var id : ids.entrySet()) {
                filled = filled.replace(id.getKey(), id.getValue());
            }
            return filled;
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body;
        }
    }

    static EndpointCalls all() {
        EndpointCalls all = new EndpointCalls();
        all.lists();
        all.oneLead();
        all.orders();
        all.setters();
        all.settings();
        all.events();
        all.forgetting();
        return all;
    }

    /** Method and path, as in the OpenAPI document. */
    Set<String> endpoints() {
        return calls.keySet();
    }

    /** Of endpoints that answer once. */
    List<Call> answered() {
        return of(false);
    }

    /** Of endpoints that go on telling. */
    List<Call> streamed() {
        return of(true);
    }

    private List<Call> of(boolean streamed) {
        return calls.entrySet().stream()
                .filter(endpoint -> endpoint.getKey().endsWith("/events") == streamed)
                .flatMap(endpoint -> endpoint.getValue().stream())
                .toList();
    }

    private void lists() {
        get("/leads", "", "?q={lead}", "?q=Bo", "?q={phone}", "?setter={setter}", "?phase=INTRO_SENT", "?chip=PARKED");
        get("/leads.csv", "", "?q={lead}", "?setter={setter}");
        get("/timeline.csv", "", "?lead={lead}", "?lead={parked}");
        get("/funnel", "", "?setter={setter}");
        get("/funnel.csv", "", "?setter={setter}");
        get("/response-times", "", "?setter={setter}");
        get("/parked", "");
        get("/dead-letters", "");
        String beginning = new Cursor(0, "").write();
        get("/events", "?after=" + beginning, "?setter={setter}&after=" + beginning);
    }

    private void oneLead() {
        for (String what : List.of("", "/timeline", "/conversation")) {
            calls.put(
                    "GET /leads/{leadId}" + what,
                    List.of(call("GET", "/leads/{lead}" + what), call("GET", "/leads/{parked}" + what)));
        }
        calls.put(
                "GET /leads/{leadId}/events",
                List.of(call("GET", "/leads/{lead}/events?after=0"), call("GET", "/leads/{parked}/events?after=0")));
    }

    private void orders() {
        List<Call> commands = new ArrayList<>();
        for (Order.Plain order : Order.Plain.values()) {
            commands.add(command(order.name().toLowerCase(Locale.ROOT).replace('_', '-'), ""));
        }
        commands.add(command("activate", ""));
        commands.add(command("activate", ",\"setterId\":\"{setter}\""));
        commands.add(command("hand-over", ",\"setterId\":\"{setter}\""));
        commands.add(command("kill", ",\"engagementId\":\"{engagement}\""));
        calls.put("POST /leads/{leadId}/commands", commands);
        calls.put(
                "POST /leads/{leadId}/signals",
                Stream.of(
                                "\"cta-reached\"",
                                "\"disqualified\"," + BECAUSE,
                                "\"booked\",\"bookingId\":\"b1\"",
                                "\"talk-later\",\"until\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"")
                        .map(signal -> call(
                                "POST",
                                "/leads/{lead}/signals",
                                "{\"engagementId\":\"{engagement}\",\"signal\":" + signal + "}"))
                        .toList());
        calls.put(
                "POST /leads/{leadId}/parking",
                Stream.of("retry", "skip", "release")
                        .map(action -> call(
                                "POST", "/leads/{parked}/parking", "{\"action\":\"" + action + "\"," + BECAUSE + "}"))
                        .toList());
    }

    private void setters() {
        get("/setters", "");
        calls.put("POST /setters", List.of(call("POST", "/setters", "{\"name\":\"{setter}\",\"settings\":{}}")));
        one("GET", "", "");
        one("GET", "/versions", "");
        one("PUT", "", "{\"name\":\"Eve\",\"active\":false,\"settings\":{}}");
        one("PATCH", "", "{\"active\":false}");
        one("DELETE", "", "");
        calls.put(
                "POST /setters/{id}/copy-settings",
                List.of(
                        call("POST", "/setters/{setter}/copy-settings", "{\"to\":[\"{own}\"]}"),
                        call("POST", "/setters/{own}/copy-settings", "{\"to\":[\"{setter}\"]}"),
                        call("POST", "/setters/{own}/copy-settings", "{\"from\":\"{setter}\"}")));
    }

    private void settings() {
        get("/setter-settings/schema", "");
        get("/setter-defaults", "");
        get("/setter-defaults/versions", "");
        calls.put("PUT /setter-defaults", List.of(call("PUT", "/setter-defaults", "{\"settings\":{}}")));
        calls.put("PATCH /setter-defaults", List.of(call("PATCH", "/setter-defaults", "{\"settings\":{}}")));
    }

    private void forgetting() {
        get("/retention", "");
        calls.put("PUT /retention", List.of(call("PUT", "/retention", "{\"textsDays\":1}")));
        calls.put("POST /erasures", List.of(call("POST", "/erasures", "{\"phone\":\"+{phone}\"," + BECAUSE + "}")));
        calls.put("GET /erasures/{id}", List.of(call("GET", "/erasures/{erasure}")));
    }

    private void events() {
        calls.put(
                "POST /dead-letters/{topic}/{partition}/{offset}/replay",
                List.of(call("POST", "/dead-letters/{letter}/replay")));
        calls.put("POST /leads/{leadId}/what-if", List.of(call("POST", "/leads/{lead}/what-if", "{event}")));
    }

    private void get(String path, String... queries) {
        calls.put(
                "GET " + path,
                Stream.of(queries).map(query -> call("GET", path + query)).toList());
    }

    private void one(String method, String path, String body) {
        calls.put(method + " /setters/{id}" + path, List.of(call(method, "/setters/{setter}" + path, body)));
    }

    private static Call command(String command, String more) {
        return call("POST", "/leads/{lead}/commands", "{\"command\":\"" + command + "\"," + BECAUSE + more + "}");
    }

    private static Call call(String method, String path) {
        return call(method, path, "");
    }

    private static Call call(String method, String path, String body) {
        return new Call(method, path, body);
    }
}
