package io.closeloop.local.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** One order a line in, one tally a line out, until standard input ends: a warm generator serves a whole benchmark. */
public final class LoadApp {

    public static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private LoadApp() {}

    public static void main(String[] args) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            Tally tally = new Running(JSON.readValue(line, Order.class)).run();
            System.out.println(JSON.writeValueAsString(tally));
        }
    }
}
