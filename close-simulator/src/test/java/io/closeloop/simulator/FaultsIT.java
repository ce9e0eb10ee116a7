package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.fault.Stage;
import io.closeloop.simulator.state.LedgerEntry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of requests, and the ledger as the truth of what they left behind. */
class FaultsIT extends AcmeHouse {
    private static final String VIP = "{\"description\":\"VIP\"}";

    private String description() {
        return simulator
                .query()
                .lead(acme.leadId("Bo Ray"))
                .orElseThrow()
                .path("description")
                .asText();
    }

    /** What the ledger says of the last faulted request: status answered, whether Close had done it. */
    private LedgerEntry fault() {
        return simulator.query().ledger(0).stream()
                .filter(entry -> kind(entry).equals("fault"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String kind(LedgerEntry entry) {
        ObjectNode effect = entry.effect();
        return effect == null ? "" : effect.path("kind").asText();
    }

    private void assertLedger(String word, int answered, boolean applied) {
        LedgerEntry entry = fault();
        ObjectNode effect = Objects.requireNonNull(entry.effect());
        assertThat(effect.path("fault").asText()).isEqualTo(word);
        assertThat(entry.status()).isEqualTo(answered);
        assertThat(effect.path("applied").asBoolean()).isEqualTo(applied);
        assertThat(entry.organizationId()).isEqualTo(acme.id());
        assertThat(acme.apiKey()).startsWith(String.valueOf(entry.apiKeyId()));
        assertThat(description()).isEqualTo(applied ? "VIP" : "");
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 429, 500, 503})
    void a_refusal_leaves_close_unasked(int status) {
        simulator.faults().on("PUT", "lead/*").refuse(status, Map.of("retry-after", "7"));

        HttpResponse<String> answer = caller.putMeanwhile(lead, VIP).join();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("retry-after")).contains("7");
        assertLedger("refused", status, false);
        assertThat(caller.put(lead, VIP).status()).as("once only").isEqualTo(200);
    }

    @Test
    void a_lost_answer_is_a_write_that_happened() {
        simulator.faults().on("PUT", "lead/*").loseAnswer(502);

        Caller.Reply reply = caller.put(lead, VIP);

        assertThat(reply.status()).isEqualTo(502);
        assertLedger("answer_lost", 502, true);
    }

    @Test
    void a_request_that_hangs_after_the_write_has_its_answer_when_it_is_released() throws InterruptedException {
        Counted<Fault> held = simulator.faults().on("PUT", "lead/*").hang(Stage.AFTER);
        CompletableFuture<HttpResponse<String>> answer = caller.putMeanwhile(lead, VIP);
        held.awaitTaken();
        assertLedger("hung", 0, true);
        assertThat(answer).isNotDone();

        held.release();

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_that_hangs_before_the_write_is_done_when_it_is_released() throws InterruptedException {
        Counted<Fault> held = simulator.faults().on("PUT", "lead/*").hang(Stage.BEFORE);
        CompletableFuture<HttpResponse<String>> answer = caller.putMeanwhile(lead, VIP);
        held.awaitTaken();
        assertLedger("hung", 0, false);

        held.release();

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(description()).isEqualTo("VIP");
    }

    @Test
    void a_request_can_hang_for_a_time() {
        simulator.faults().on("PUT", "lead/*").hang(Stage.AFTER, Duration.ofSeconds(30));
        CompletableFuture<HttpResponse<String>> answer = caller.putMeanwhile(lead, VIP);
        await().untilAsserted(() -> assertLedger("hung", 0, true));
        time.advance(Duration.ofSeconds(29));
        assertThat(answer).isNotDone();

        time.advance(Duration.ofSeconds(1));

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void a_connection_dropped_before_the_write_leaves_no_trace_but_in_the_ledger() {
        simulator.faults().on("PUT", "lead/*").drop(Stage.BEFORE);

        assertThatThrownBy(() -> caller.put(lead, VIP)).hasCauseInstanceOf(IOException.class);

        assertLedger("dropped", 0, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 80, 200})
    void a_connection_dropped_at_a_byte_of_the_answer_hides_a_write_that_happened(int atByte) {
        simulator.faults().on("PUT", "lead/*").dropAt(atByte);

        assertThatThrownBy(() -> caller.put(lead, VIP)).hasCauseInstanceOf(IOException.class);

        assertLedger("dropped", 0, true);
    }

    /** Java's own client asks for HTTP/2 first. */
    @Test
    void a_client_that_would_rather_speak_http_2_meets_the_same() {
        simulator.faults().on("PUT", "lead/*").dropAt(20);

        assertThatThrownBy(() -> caller.putMeanwhile(lead, VIP).join()).hasRootCauseInstanceOf(IOException.class);

        assertLedger("dropped", 0, true);
    }

    @Test
    void an_answer_cut_behind_its_last_byte_is_whole() {
        simulator.faults().on("PUT", "lead/*").dropAt(1_000_000);

        assertThat(caller.put(lead, VIP).text("description")).isEqualTo("VIP");
    }

    @Test
    void an_empty_body_has_the_true_status() {
        simulator.faults().on("PUT", "lead/*").emptyBody();

        HttpResponse<String> answer = caller.putMeanwhile(lead, VIP).join();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertLedger("empty_body", 200, true);
    }

    @Test
    void a_page_of_html_can_stand_in_the_answer() {
        simulator.faults().on("PUT", "lead/*").notJson();

        HttpResponse<String> answer = caller.putMeanwhile(lead, VIP).join();

        assertThat(answer.body()).startsWith("<html>");
        assertLedger("not_json", 200, true);
    }

    @Test
    void a_slow_body_comes_in_pieces_and_whole() {
        simulator.faults().on("PUT", "lead/*").slowBody(4, Duration.ofSeconds(1));
        CompletableFuture<HttpResponse<String>> answer = caller.putMeanwhile(lead, VIP);
        await().untilAsserted(() -> assertLedger("slow_body", 200, true));
        time.advance(Duration.ofSeconds(2));
        assertThat(answer).isNotDone();

        await().until(() -> {
            time.advance(Duration.ofSeconds(1));
            return answer.isDone();
        });

        assertThat(answer.join().body()).endsWith("}").contains("\"VIP\"");
    }
}
