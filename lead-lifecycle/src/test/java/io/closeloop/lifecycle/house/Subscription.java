package io.closeloop.lifecycle.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Stands for close-connector: a webhook subscription to all that the service listens to. */
final class Subscription {

    private static final List<String> EVENTS = List.of(
            "lead/created",
            "lead/updated",
            "lead/deleted",
            "lead/merged",
            "contact/created",
            "contact/updated",
            "contact/deleted",
            "activity.sms/created",
            "activity.meeting/scheduled",
            "activity.meeting/canceled",
            "activity.meeting/completed",
            "opportunity/updated");

    private Subscription() {}

    static void create(String close, String apiKey, String url) {
        String login = Base64.getEncoder().encodeToString((apiKey + ":").getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(close + "/webhook/"))
                .header("authorization", "Basic " + login)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"url\":\"" + url + "\",\"events\":[" + events() + "]}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 201) {
                throw new IllegalStateException("Close refuses the subscription: " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String events() {
        return EVENTS.stream()
                .map(event -> event.split("/", 2))
                .map(event -> "{\"object_type\":\"" + event[0] + "\",\"action\":\"" + event[1] + "\"}")
                .collect(Collectors.joining(","));
    }
}
