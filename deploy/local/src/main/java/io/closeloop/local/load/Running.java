package io.closeloop.local.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Carries out one order, on one thread: it shares the cores with what it measures. */
final class Running {

    /** For the last answers, after the last start. */
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
    /** How exactly starts are met; what it costs is part of the latency. */
    private static final long LONGEST_SLEEP_MILLIS = 1;

    private final Order order;
    private final Requests requests;
    private final Histogram micros = new Histogram(3);
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final List<Connection> all = new ArrayList<>();
    /** The last one that was free goes first: a slow rate needs few connections. */
    private final Deque<Connection> free = new ArrayDeque<>();

    private long broken;

    Running(Order order) {
        this.order = order;
        this.requests = new Requests(order);
    }

    Tally run() throws IOException {
        try (Selector selector = Selector.open()) {
            var server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), order.port());
            for (int n = 0; n < order.connections(); n++) {
                all.add(new Connection(server, selector));
            }
            free.addAll(all);
            return run(selector);
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private Tally run(Selector selector) throws IOException {
        long begin = System.nanoTime();
        long end = begin + order.time().toNanos();
        Schedule schedule = schedule(begin, end);
        long now = begin;
        while (now < end + PATIENCE && !(schedule.isOver(now) && free.size() == all.size())) {
            startWhatIsDue(schedule, now);
            selector.select(this::serve, LONGEST_SLEEP_MILLIS);
            now = System.nanoTime();
        }
        long unanswered = giveUp(schedule, now);
        return Tally.of(statuses, broken, unanswered, (now - begin) / 1e9, micros);
    }

    private Schedule schedule(long begin, long end) {
        return order.perSecond() == Order.CLOSED
                ? new Schedule.Closed(end)
                : new Schedule.Open(begin, order.perSecond(), order.perSecond() * (end - begin) / 1_000_000_000L);
    }

    private void startWhatIsDue(Schedule schedule, long now) {
        while (!free.isEmpty() && schedule.isDue(now)) {
            free.removeLast().send(requests.next(), schedule.start(now));
        }
    }

    private void serve(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.write();
            }
            if (key.isReadable()) {
                note(connection, connection.read(buffer));
            }
        } catch (IOException e) {
            throw new IllegalStateException("port %d: %s".formatted(order.port(), e.getMessage()), e);
        }
    }

    private void note(Connection connection, int status) {
        if (status == AnswerReader.MORE) {
            return;
        }
        record(connection.intended(), System.nanoTime());
        free.addLast(connection);
        if (status == Connection.BROKEN) {
            broken++;
        } else {
            statuses.merge(status, 1L, Long::sum);
        }
    }

    /** What never came has taken at least until now; left out, it would make the slowest server look fast. */
    private long giveUp(Schedule schedule, long now) {
        long given = 0;
        for (Connection connection : all) {
            if (connection.isBusy()) {
                record(connection.intended(), now);
                given++;
            }
        }
        while (schedule.isDue(now)) {
            record(schedule.start(now), now);
            given++;
        }
        return given;
    }

    private void record(long from, long to) {
        micros.recordValue(Math.max(0, (to - from) / 1000));
    }
}
