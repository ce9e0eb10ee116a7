package io.closeloop.local.process;

import io.closeloop.embedded.Databases;
import io.closeloop.local.plan.Readiness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Asks once whether a process can be used. A refusal of any kind means: not yet. */
public final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public boolean isReady(Readiness readiness) throws InterruptedException {
        return switch (readiness) {
            case Readiness.Listening(int port) -> listens(port);
            case Readiness.Answering(URI uri) -> answers(uri);
            case Readiness.DatabasesOpen(int port, List<String> names) -> open(port, names);
        };
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answers(URI uri) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean open(int port, List<String> names) {
        var databases = new Databases("127.0.0.1:" + port);
        // The first is there from the beginning; the others are made once the server answers.
        return Stream.concat(Stream.of("postgres"), names.stream()).allMatch(name -> opens(databases, name));
    }

    private static boolean opens(Databases databases, String name) {
        try (var connection = databases.connect(name)) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException notYet) {
            return false;
        }
    }
}
