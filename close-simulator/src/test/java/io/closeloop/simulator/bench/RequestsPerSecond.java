package io.closeloop.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.OrganizationDefinition;
import io.closeloop.simulator.SimulatorOptions;
import io.closeloop.simulator.state.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many requests a second a simulator answers on one core with 100,000 contacts. The simulator runs in a process of its own, held to
 * the first core where {@code taskset} is at hand; the load comes from here. Aim: 2,000.
 */
public final class RequestsPerSecond {
    private static final int CONTACTS = 100_000;
    private static final long FIRST_NUMBER = 12_122_000_000L;
    private static final String KEY = "api_bench00000000000000000.000000000000000000000000";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((KEY + ':').getBytes(StandardCharsets.UTF_8));
    private static final int PAGE = 200;
    private static final int LARGEST_SKIP = 34_800;
    private static final int SECONDS = 10;

    private RequestsPerSecond() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("serve")) {
            serve();
            return;
        }
        Process simulator = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = simulator.inputReader()) {
            String url = said.readLine();
            String field = said.readLine();
            List<Load.Lead> leads = leads(url);
            Load load = new Load(url, BASIC, field, leads);
            System.out.printf("Warm-up: %,.0f requests/s%n", load.run(SECONDS).perSecond());
            System.out.println(load.run(SECONDS));
        } finally {
            simulator.destroy();
        }
    }

    private static List<String> command() {
        String java = ProcessHandle.current().info().command().orElse("java");
        Stream<String> pinned =
                Files.isExecutable(Path.of("/usr/bin/taskset")) ? Stream.of("taskset", "-c", "0") : Stream.of();
        Stream<String> program = Stream.of(
                java,
                "-Xmx1500m",
                "-XX:ActiveProcessorCount=1",
                "-cp",
                System.getProperty("java.class.path"),
                RequestsPerSecond.class.getName(),
                "serve");
        return Stream.concat(pinned, program).toList();
    }

    private static void serve() throws InterruptedException {
        CloseSimulator simulator = CloseSimulator.start(
                0,
                define -> {
                    OrganizationDefinition bench = define.organization("Bench")
                            .apiKey(KEY)
                            .phoneNumber("+14155550100", "Main")
                            .contactField("stage");
                    for (int i = 0; i < CONTACTS; i++) {
                        bench.lead("Lead " + i, "+" + (FIRST_NUMBER + i));
                    }
                },
                SimulatorOptions.standard());
        System.out.println(simulator.apiUrl());
        System.out.println(simulator.define().organization("Bench").fieldId("stage"));
        Thread.currentThread().join();
    }

    private static List<Load.Lead> leads(String url) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        List<Load.Lead> leads = new ArrayList<>();
        for (int skip = 0; skip <= LARGEST_SKIP; skip += PAGE) {
            URI page = URI.create(url + "/lead/?_fields=id,contact_ids&_limit=" + PAGE + "&_skip=" + skip);
            HttpRequest request =
                    HttpRequest.newBuilder(page).header("authorization", BASIC).build();
            JsonNode body = Json.parse(
                            http.send(request, BodyHandlers.ofByteArray()).body())
                    .orElseThrow();
            body.path("data")
                    .forEach(lead -> leads.add(new Load.Lead(
                            lead.path("id").asText(),
                            lead.path("contact_ids").path(0).asText())));
        }
        return leads;
    }
}
