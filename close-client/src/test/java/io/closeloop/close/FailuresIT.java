package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.wire.Sms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Row by row, the failure table of README.md, over real HTTP. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class FailuresIT extends CloseApiHarness {

    FailuresIT(CloseApi close, CredentialWriter credentials) {
        super(close, credentials);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        400,
                        "{\"field-errors\":{\"name\":\"Required.\"}}",
                        new Invalid("status 400", Map.of("name", "Required."))),
                Arguments.of(401, "{\"error\":\"Unauthorized\"}", new Unauthorized()),
                Arguments.of(402, "", new PlanLimit()),
                Arguments.of(403, "plain words", new Forbidden()),
                Arguments.of(404, "{\"error\":\"The requested URL was not found on the server.\"}", new NotFound()),
                Arguments.of(405, "", new Invalid("status 405", Map.of())),
                Arguments.of(415, "<html>", new Invalid("status 415", Map.of())),
                Arguments.of(302, "", new Unavailable(Stage.UNKNOWN, "status 302")),
                Arguments.of(408, "", new Unavailable(Stage.UNKNOWN, "status 408")),
                Arguments.of(500, "", new Unavailable(Stage.UNKNOWN, "status 500")),
                Arguments.of(503, "<html>", new Unavailable(Stage.UNKNOWN, "status 503")),
                Arguments.of(200, "", new Unavailable(Stage.AFTER, "empty answer")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void gives_back_each_failure_of_a_write_at_once(int status, String body, CloseFailure failure) {
        CloseStub.answers(status, body);

        Outcome<Sms> outcome = settle(close.draftSms(acme, draft()));

        assertThat(outcome).isEqualTo(Outcome.failed(failure));
        assertThat(CloseStub.received()).hasSize(1);
    }

    @Test
    void knows_that_a_refused_connection_cannot_have_reached_close() throws IOException {
        CloseConnection nobody =
                new CloseConnection(acme.account(), acme.connectionId(), URI.create("http://localhost:" + freePort()));

        Outcome<Sms> outcome = settle(close.flipSms(nobody, "acti_S"));

        assertThat(stage(outcome)).isEqualTo(Stage.BEFORE);
    }

    @Test
    void knows_that_a_write_with_an_unreadable_answer_was_carried_out() {
        CloseStub.answers(200, "{\"id\":");

        Outcome<Sms> outcome = settle(close.flipSms(acme, "acti_S"));

        assertThat(stage(outcome)).isEqualTo(Stage.AFTER);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
