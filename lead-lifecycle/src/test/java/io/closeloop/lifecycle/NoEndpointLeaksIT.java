package io.closeloop.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.Topics;
import io.closeloop.lifecycle.EndpointCalls.Call;
import io.closeloop.lifecycle.house.AccountData;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.EventStream;
import io.closeloop.lifecycle.house.House;
import io.closeloop.lifecycle.house.Marked;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Two accounts on one Close organization, and so with the same ids: whichever endpoint one asks, it is told nothing of the other (promise 11). */
@QuarkusTest
class NoEndpointLeaksIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final EndpointCalls calls = EndpointCalls.all();

    @Test
    void for_a_stranger_what_another_account_has_is_what_nobody_has() {
        Marked marked = new Marked(acme);
        Acme stranger = connected(acme.rival());
        Map<String, String> theirs = idsFor(stranger, marked);
        Map<String, String> nobodys = new HashMap<>(theirs);
        marked.ids().keySet().forEach(id -> nobodys.put(id, UUID.randomUUID().toString()));
        nobodys.computeIfPresent("{event}", (id, event) -> event.replace(acme.lead, nobodys.get("{lead}")));
        nobodys.put("{letter}", Topics.CLOSE_EVENTS.deadLetterName() + "/0/987654321");
        Left before = Left.of(marked);

        for (Call call : calls.answered()) {
            if (call.makesItKnown()) {
                continue;
            }
            String answer = told(ask(stranger, call.with(theirs)), theirs);

            assertThat(answer)
                    .as(call.toString())
                    .doesNotContain(marked.secrets())
                    .doesNotContain(marked.sharedInClose());
            if (call.namesOne() || !answer.startsWith("2")) {
                assertThat(answer)
                        .as(call.toString())
                        .startsWith("4")
                        .isEqualTo(told(ask(stranger, call.with(nobodys)), nobodys));
            }
        }
        assertThat(Left.of(marked)).isEqualTo(before);
    }

    @Test
    void who_talks_with_the_same_lead_is_told_nothing_of_the_other_s_talk() {
        Acme neighbour = connected(acme.rival());
        Marked marked = new Marked(acme);
        neighbour.awaitText(1);
        Map<String, String> ids = idsFor(neighbour, marked);
        Left before = Left.of(marked);

        for (Call call : calls.answered()) {
            assertThat(told(ask(neighbour, call.with(ids)), ids))
                    .as(call.toString())
                    .doesNotContain(marked.secrets());
        }
        // What it ordered on its own lead was done, and in the end it had its own words erased.
        assertThat(neighbour.timeline()).contains("Ordered by ana: kill ([erased])");
        assertThat(Left.of(marked)).isEqualTo(before);
    }

    @Test
    void streams_from_their_beginning_tell_nothing_of_the_other_s_talk() {
        Acme neighbour = connected(acme.rival());
        Marked marked = new Marked(acme);
        Acme stranger = connected(acme.rival());

        assertThat(heard(neighbour, marked, 200))
                .doesNotContain(marked.secrets())
                .contains(acme.lead);
        assertThat(heard(stranger, marked, 404))
                .doesNotContain(marked.secrets())
                .doesNotContain(marked.sharedInClose());
    }

    /** @param status of streams of one lead */
    private String heard(Acme listener, Marked marked, int status) {
        Map<String, String> ids = idsFor(listener, marked);
        List<EventStream> streams = new ArrayList<>();
        for (Call call : calls.streamed()) {
            String url = "http://localhost:" + RestAssured.port + call.with(ids).path();
            EventStream stream = EventStream.open(url, listener.token("admin", Duration.ofMinutes(5)), null);
            assertThat(stream.status()).as(call.toString()).isEqualTo(call.namesOne() ? status : 200);
            streams.add(stream);
        }
        streams.stream()
                .filter(stream -> stream.status() == 200)
                .forEach(stream ->
                        await().atMost(LONG).until(() -> stream.frames().size() >= 3));
        String heard = streams.stream().map(EventStream::frames).toList().toString();
        streams.forEach(EventStream::close);
        return heard;
    }

    private static Response ask(Acme caller, Call call) {
        var request = caller.as("admin");
        if (!call.body().isEmpty()) {
            request.body(call.body());
        }
        return request.request(call.method(), call.path());
    }

    /** Status and answer; what the caller has named is no news to it. */
    private static String told(Response response, Map<String, String> asked) {
        return response.statusCode() + " " + unnamed(response.asString(), asked);
    }

    private static String unnamed(String answer, Map<String, String> asked) {
        String unnamed = answer;
        for (var id : asked.entrySet()) {
            unnamed = unnamed.replace(id.getValue(), id.getKey());
        }
        return unnamed;
    }

    private Map<String, String> idsFor(Acme caller, Marked marked) {
        Map<String, String> ids = new HashMap<>(marked.ids());
        ids.put("{own}", caller.setter().toString());
        ids.put("{event}", new String(around.lastWebhookOf(marked.acme), UTF_8));
        return ids;
    }

    /** All that there is of an account, in tables and topics. */
    private record Left(Map<String, List<String>> rows, List<String> records) {

        static Left of(Marked marked) {
            List<String> records = Topics.all().stream()
                    .map(topic -> broker.read(topic.name()))
                    .flatMap(Collection::stream)
                    .filter(read -> isOf(marked.acme, read))
                    .map(ConsumerRecord::toString)
                    .toList();
            return new Left(AccountData.of(marked.acme), records);
        }

        private static boolean isOf(Acme account, ConsumerRecord<String, byte[]> read) {
            return read.key().startsWith(account.tenant.integration());
        }
    }
}
