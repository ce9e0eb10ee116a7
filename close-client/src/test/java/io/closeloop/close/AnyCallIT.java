package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.credential.CredentialWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that have no method of their own. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class AnyCallIT extends CloseApiHarness {

    private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("note", "Zoë");

    AnyCallIT(CloseApi close, CredentialWriter credentials) {
        super(close, credentials);
    }

    @Test
    void fills_path_and_query_and_reads_the_answer() {
        CloseStub.answers(200, "{\"id\":\"oppo_A\",\"value\":5}");

        JsonNode answer = value(settle(close.call(
                acme,
                CloseRequest.get("/opportunity/{id}/")
                        .with("id", "a b/../c?d")
                        .query("_fields", "id,value")
                        .query("query", "name:\"A & B\"+"))));

        assertThat(answer.path("value").asInt()).isEqualTo(5);
        assertThat(request().uri())
                .isEqualTo("/api/v1/opportunity/a%20b%2F..%2Fc%3Fd/"
                        + "?_fields=id%2Cvalue&query=name%3A%22A%20%26%20B%22%2B");
        assertThat(request().header("Authorization")).startsWith("Basic ");
    }

    @Test
    void sends_a_body_as_json() {
        CloseStub.answers(201, "{\"id\":\"acti_N\"}");

        value(settle(close.call(acme, CloseRequest.post("/activity/note/", BODY))));

        assertThat(request().method()).isEqualTo("POST");
        assertThat(request().body()).isEqualTo("{\"note\":\"Zoë\"}");
        assertThat(request().header("Content-Type")).startsWith("application/json");
    }

    @Test
    void takes_an_empty_answer_as_json_null() {
        CloseStub.answers(204, "");

        assertThat(value(settle(close.call(acme, CloseRequest.delete("/comment/comm_A/"))))
                        .isNull())
                .isTrue();
        assertThat(request().method()).isEqualTo("DELETE");
    }

    @Test
    void fails_as_every_call() {
        CloseStub.answers(404, "");

        assertThat(settle(close.call(acme, CloseRequest.get("/task/{id}/").with("id", "t"))))
                .isEqualTo(Outcome.failed(new NotFound()));
    }

    @Test
    void repeats_a_put_only_when_told_that_it_sets() {
        CloseStub.answers(429, "", "RateLimit", "limit=9, remaining=9, reset=0.01");
        settle(close.call(acme, CloseRequest.put("/task/t/", BODY)));
        assertThat(CloseStub.received()).hasSize(1);

        CloseStub.answers(429, "", "RateLimit", "limit=9, remaining=9, reset=0.01");
        CloseStub.answers(200, "{}");
        value(settle(close.call(acme, CloseRequest.put("/task/t/", BODY).as(Effect.SETS))));

        assertThat(CloseStub.received()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead/", "/lead", "/lead/?x=1/", "//", "/lead/../me/", "/lead//x/", "https://elsewhere/"})
    void accepts_no_path_that_is_not_one_of_close_s(String path) {
        assertThatThrownBy(() -> CloseRequest.get(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void sends_nothing_for_a_value_that_would_leave_its_place(String value) {
        Outcome<?> outcome =
                settle(close.call(acme, CloseRequest.get("/lead/{id}/").with("id", value)));

        assertThat(outcome)
                .isEqualTo(
                        Outcome.failed(new Invalid("no such path of Close", Map.of("id", "cannot stand in a path"))));
        assertThat(CloseStub.received()).isEmpty();
    }
}
