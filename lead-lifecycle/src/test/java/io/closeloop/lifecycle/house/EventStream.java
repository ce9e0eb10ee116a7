package io.closeloop.lifecycle.house;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does: frames end at an empty line; the last id is kept, whatever came with it. */
public final class EventStream implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> response;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** One frame; {@code name} null: a comment. */
    public record Frame(@Nullable String id, @Nullable String name, String data) {}

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        this.response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(this::follow);
    }

    /** @param last null: begins now */
    public static EventStream open(String url, String token, @Nullable String last) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            return new EventStream(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    public List<Frame> events() {
        return frames.stream().filter(frame -> frame.name() != null).toList();
    }

    public boolean ended() {
        return ended.get();
    }

    /** Until the first word, nothing says that the stream has begun. */
    public EventStream begun() {
        await().atMost(LONG).until(() -> !frames.isEmpty());
        return this;
    }

    public List<Frame> awaitEvents(int number) {
        await().atMost(LONG).until(() -> events().size() >= number);
        return events();
    }

    public @Nullable String lastId() {
        return frames.stream().map(Frame::id).reduce(null, (known, next) -> next == null ? known : next);
    }

    private void follow() {
        List<String> lines = new ArrayList<>();
        try (Stream<String> body = response.body()) {
            body.forEach(line -> {
                if (line.isEmpty()) {
                    frames.add(frame(lines));
                    lines.clear();
                } else {
                    lines.add(line);
                }
            });
        } catch (UncheckedIOException cut) {
            lines.clear();
        } finally {
            ended.set(true);
        }
    }

    private static Frame frame(List<String> lines) {
        return new Frame(value(lines, "id:"), value(lines, "event:"), String.valueOf(value(lines, "data:")));
    }

    private static @Nullable String value(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
