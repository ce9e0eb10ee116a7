package io.closeloop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The system's own Chromium, driven by its DevTools protocol: it needs no library, and no other browser has it as simple. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENING = "DevTools listening on ";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path profile;
    private final Process process;
    private final WebSocket page;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

    private Browser(Path program, String url) throws IOException, InterruptedException {
        profile = Files.createTempDirectory("close-simulator-browser-");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        url)
                .redirectErrorStream(true)
                .start();
        page = HTTP.newWebSocketBuilder()
                .buildAsync(page(address()), new Answers())
                .join();
    }

    /** The first of the usual names on the path. */
    static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(Path program, String url) throws IOException, InterruptedException {
        return new Browser(program, url);
    }

    private URI address() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
            said.append(line).append('\n');
        }
        throw new IOException("The browser did not start. It said: " + said);
    }

    /** The browser has an address of its own, and each of its pages has another. */
    private static URI page(URI browser) throws IOException, InterruptedException {
        URI list = URI.create("http://" + browser.getAuthority() + "/json/list");
        byte[] pages = HTTP.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofByteArray())
                .body();
        return Json.parse(pages)
                .orElseThrow()
                .valueStream()
                .filter(target -> target.path("type").asText().equals("page"))
                .map(target -> URI.create(target.path("webSocketDebuggerUrl").asText()))
                .findFirst()
                .orElseThrow(() -> new IOException("The browser shows no page."));
    }

    /** What an expression is worth in the page; a promise is waited for. */
    JsonNode evaluate(String expression) {
        int id = last.incrementAndGet();
        ObjectNode call = Json.object().put("id", id).put("method", "Runtime.evaluate");
        call.putObject("params")
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        page.sendText(call.toString(), true).join();
        return answer.join().at("/result/result/value");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        page.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder whole = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean end) {
            whole.append(part);
            if (end) {
                JsonNode answer = Json.parse(whole.toString().getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
                whole.setLength(0);
                Optional.ofNullable(asked.remove(answer.path("id").asInt())).ifPresent(f -> f.complete(answer));
            }
            socket.request(1);
            return null;
        }
    }
}
