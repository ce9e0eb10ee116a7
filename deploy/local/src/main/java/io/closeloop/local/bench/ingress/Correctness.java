package io.closeloop.local.bench.ingress;

import io.closeloop.local.load.Events;
import io.closeloop.local.load.Sender;
import io.closeloop.local.load.Signing;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.stack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Before anything is measured: the same 100 deliveries, right and wrong, give the same answers and the same records in every contender. */
final class Correctness {

    private static final int ALL = 100;
    private static final String TIMESTAMP = "1760000000";

    private final Ports ports;
    private final BenchTopics topics;
    private final Sender sender;
    private final String bootstrap;
    private final byte[] key;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Correctness(Ports ports, BenchTopics topics, Introduction introduction, String bootstrap) {
        this.ports = ports;
        this.topics = topics;
        this.sender = introduction.sender();
        this.bootstrap = bootstrap;
        this.key = HexFormat.of().parseHex(sender.signingKey());
    }

    /** @throws StackFailure naming the first difference */
    void check() throws InterruptedException, IOException {
        List<Knock> knocks = knocks();
        Seen expected = seen(Contender.INGRESS, knocks);
        for (Contender contender : Contender.values()) {
            Seen seen = contender == Contender.INGRESS ? expected : seen(contender, knocks);
            for (int n = 0; n < knocks.size(); n++) {
                require(
                        contender + " to '" + knocks.get(n).what() + "'",
                        expected.statuses().get(n),
                        seen.statuses().get(n));
            }
            require(
                    contender + " records",
                    expected.records().size(),
                    seen.records().size());
            for (int n = 0; n < expected.records().size(); n++) {
                require(
                        contender + " record " + n,
                        expected.records().get(n),
                        seen.records().get(n));
            }
        }
        long right =
                expected.statuses().stream().filter(status -> status == 200).count();
        require("records of what was answered with 200", right, (long)
                expected.records().size());
    }

    private static void require(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new StackFailure("The contenders do not do the same. %s: %s, where %s has %s."
                    .formatted(what, found, Contender.INGRESS.processName(), expected));
        }
    }

    private Seen seen(Contender contender, List<Knock> knocks) throws InterruptedException, IOException {
        var before = topics.ends(contender.topic());
        List<Integer> statuses = new ArrayList<>();
        for (Knock knock : knocks) {
            statuses.add(knock(contender, knock));
        }
        return new Seen(statuses, RecordSeen.read(bootstrap, before, topics.ends(contender.topic())));
    }

    private int knock(Contender contender, Knock knock) throws InterruptedException, IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + contender.port(ports) + knock.path()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(knock.body()));
        knock.timestamps().forEach(value -> request.header("close-sig-timestamp", value));
        knock.hashes().forEach(value -> request.header("close-sig-hash", value));
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private List<Knock> knocks() {
        return IntStream.range(0, ALL).mapToObj(this::knock).toList();
    }

    /** Seven of ten are right; each way of being wrong comes several times, between right ones. */
    private Knock knock(int number) {
        byte[] body = Events.of(sender.organization(), number);
        Knock right = right("right", body);
        return switch (number % 20) {
            case 3 -> new Knock("forged", right.path(), right.timestamps(), List.of("0".repeat(64)), body);
            case 6 ->
                new Knock(
                        "changed after it was signed",
                        right.path(),
                        right.timestamps(),
                        right.hashes(),
                        Events.of(sender.organization(), number + 1));
            case 9 -> new Knock("unsigned", right.path(), List.of(), List.of(), body);
            case 12 -> new Knock("signed twice", right.path(), right.timestamps(), twice(right.hashes()), body);
            case 14 ->
                new Knock(
                        "signed with the key as text",
                        right.path(),
                        right.timestamps(),
                        List.of(Signing.sign(sender.signingKey().getBytes(StandardCharsets.UTF_8), TIMESTAMP, body)),
                        body);
            case 16 ->
                new Knock("of an unknown integration", right.path() + "x", right.timestamps(), right.hashes(), body);
            case 18 -> right("of another organization", Events.of("orga_other", number));
            case 19 -> right("rightly signed, and no event", "{\"event\":{}}".getBytes(StandardCharsets.UTF_8));
            default -> right;
        };
    }

    private Knock right(String what, byte[] body) {
        return new Knock(what, sender.path(), List.of(TIMESTAMP), List.of(Signing.sign(key, TIMESTAMP, body)), body);
    }

    private static List<String> twice(List<String> values) {
        return Stream.concat(values.stream(), values.stream()).toList();
    }

    private record Knock(String what, String path, List<String> timestamps, List<String> hashes, byte[] body) {}

    private record Seen(List<Integer> statuses, List<RecordSeen> records) {}
}
