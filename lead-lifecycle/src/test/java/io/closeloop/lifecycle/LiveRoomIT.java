package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.EventStream;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account has so many live streams at once, and whoever goes makes room. */
@QuarkusTest
class LiveRoomIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int STREAMS_OF_AN_ACCOUNT = 4;

    private final List<EventStream> opened = new ArrayList<>();

    @AfterEach
    void closeStreams() {
        opened.forEach(EventStream::close);
    }

    @Test
    void an_account_has_a_bounded_number_of_streams_and_one_that_was_closed_makes_room() {
        List<EventStream> streams = IntStream.range(0, STREAMS_OF_AN_ACCOUNT)
                .mapToObj(n -> open().begun())
                .toList();

        EventStream refused = open();

        assertThat(refused.status()).isEqualTo(429);
        streams.getFirst().close();
        await().atMost(LONG).until(() -> open().status() == 200);
    }

    @Test
    void who_leaves_while_the_stream_is_being_opened_takes_no_room() throws SQLException, IOException {
        acme.activated();
        try (Connection database = Database.open()) {
            database.setAutoCommit(false);
            database.createStatement().execute("lock table lead");
            List<Socket> readers = new ArrayList<>();
            for (int n = 0; n < STREAMS_OF_AN_ACCOUNT; n++) {
                Socket reader = new Socket("localhost", RestAssured.port);
                reader.getOutputStream().write(request("/leads/" + acme.lead + "/events"));
                readers.add(reader);
            }
            await().atMost(LONG).until(() -> openingsThatWait() == STREAMS_OF_AN_ACCOUNT);
            for (Socket reader : readers) {
                reader.close();
            }
        }

        await().atMost(LONG).until(() -> openingsThatWait() == 0);
        await().atMost(LONG).until(() -> room() == STREAMS_OF_AN_ACCOUNT);
    }

    /** Not yet opened: each looks for its lead first. */
    private static int openingsThatWait() {
        return Integer.parseInt(String.valueOf(Database.one("select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock' and query like '%lead_id=%'")));
    }

    @Test
    void who_reads_nothing_is_cut() throws IOException {
        acme.activated();
        Database.update("""
                insert into timeline_entry (lead, at, kind, what, text, cause_kind, cause_ref)
                select ?, now(), 'FACT', 'Entry ' || n, repeat('x', 10000), 'test', 'x' from generate_series(1, 3000) n""", acme.key().toString());
        try (Socket reader = new Socket()) {
            reader.setReceiveBufferSize(4096);
            reader.connect(new InetSocketAddress("localhost", RestAssured.port));
            reader.getOutputStream().write(request("/leads/" + acme.lead + "/events?after=0"));

            await().atMost(LONG).until(() -> room() == STREAMS_OF_AN_ACCOUNT - 1);
            await().atMost(LONG).until(() -> room() == STREAMS_OF_AN_ACCOUNT);

            assertThat(bytesLeft(reader)).isLessThan(3000L * 10_000);
        }
    }

    /** How many streams the account may open now. */
    private int room() {
        List<EventStream> probes = new ArrayList<>();
        EventStream probe = open();
        while (probe.status() == 200) {
            probes.add(probe);
            probe = open();
        }
        probes.forEach(EventStream::close);
        return probes.size();
    }

    private static long bytesLeft(Socket reader) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[65536];
        InputStream in = reader.getInputStream();
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        } catch (SocketException reset) {
            return bytes;
        }
        return bytes;
    }

    private byte[] request(String path) {
        String head = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n";
        return head.formatted(path, acme.token("viewer", Duration.ofMinutes(5))).getBytes(StandardCharsets.US_ASCII);
    }

    private EventStream open() {
        EventStream stream = EventStream.open(
                "http://localhost:" + RestAssured.port + "/events", acme.token("viewer", Duration.ofMinutes(5)), null);
        opened.add(stream);
        return stream;
    }
}
