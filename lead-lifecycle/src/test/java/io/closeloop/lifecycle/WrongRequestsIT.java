package io.closeloop.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request, the answer is a 400 that names the field and the cure: no bug, no silence. */
@QuarkusTest
class WrongRequestsIT extends House {

    private static final String LATE = "+900000000-12-31T00:00:00Z";

    /** @param field null: the body as a whole */
    record Wrong(
            String method,
            String path,
            @Nullable String body,
            @Nullable String field) {

        static Wrong get(String path, String field) {
            return new Wrong("GET", path, null, field);
        }

        static Wrong order(String body, @Nullable String field) {
            return new Wrong("POST", "/leads/lead_x/commands", body, field);
        }

        static Wrong signal(String body, @Nullable String field) {
            String id = "\"engagementId\":\"00000000-0000-0000-0000-000000000001\",";
            return new Wrong("POST", "/leads/lead_x/signals", "{" + id + body + "}", field);
        }
    }

    static Stream<Wrong> wrong() {
        return Stream.of(
                Wrong.get("/leads/lead_x/conversation?before=MSBh", "before"),
                Wrong.get("/leads/lead_x/conversation?before=" + place("1 int_x/lead_x"), "before"),
                Wrong.get("/leads/lead_x/timeline?after=abc", "after"),
                Wrong.get("/leads/lead_%00/timeline", "path"),
                Wrong.get("/leads?cursor=" + place("-9223372036854775807 x"), "cursor"),
                Wrong.get("/leads?cursor=" + place("1 x\0"), "cursor"),
                Wrong.get("/leads?q=%00", "q"),
                Wrong.get("/leads?updatedSince=" + LATE.replace("+", "%2B"), "updatedSince"),
                Wrong.get("/setters/00000000-0000-0000-0000-000000000001/versions?before=abc", "before"),
                Wrong.get("/setter-defaults/versions?before=abc", "before"),
                Wrong.order("{", null),
                Wrong.order("[]", null),
                Wrong.order("{\"command\":\"activate\",\"reason\":\"r\",\"setterId\":\"x\"}", "setterId"),
                Wrong.order("{\"command\":\"activate\",\"reason\":\"r\",\"setter\":\"x\"}", "setter"),
                Wrong.order("{\"command\":\"kill\",\"reason\":\"a\\u0000b\"}", "reason"),
                Wrong.signal("\"signal\":\"talk-later\",\"until\":\"tomorrow\"", "until"),
                Wrong.signal("\"signal\":\"talk-later\",\"until\":\"" + LATE + "\"", "until"),
                new Wrong("POST", "/leads/lead_x/parking", "{\"action\":\"retry\",\"why\":\"r\"}", "why"),
                new Wrong("POST", "/erasures", "{\"phone\":\"+14155550100\",\"reason\":\"\\u0000\"}", "reason"),
                new Wrong("PUT", "/retention", "{\"textsDays\":\"some\"}", "textsDays"),
                new Wrong("POST", "/setters", "{\"name\":\"A\\u0000\"}", "name"),
                new Wrong(
                        "PATCH",
                        "/setter-defaults",
                        "{\"settings\":{\"script\":{\"disqualifyingWords\":[\"no\",\"\\u0000\"]}}}",
                        "settings.script.disqualifyingWords[1]"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(Wrong wrong) {
        var request = acme.as("admin").urlEncodingEnabled(false);
        if (wrong.body() != null) {
            request.body(wrong.body());
        }

        request.request(wrong.method(), wrong.path())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("FIELD_INVALID"))
                .body("field", equalTo(wrong.field()))
                .body("detail", not(blankOrNullString()));
    }

    private static String place(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
