package io.closeloop.lifecycle.application.live;

import io.closeloop.lifecycle.application.live.Told.End;
import io.closeloop.lifecycle.application.live.Told.News;
import io.closeloop.lifecycle.application.live.Told.Silence;
import io.closeloop.lifecycle.store.Cursor;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One reader's stream. It reads on from its own place and only when the reader takes more: nothing piles up for a slow one but a page. Whatever
 * wakes it is a hint; what it tells comes from the database, so nothing is missed and nothing told twice.
 */
final class LiveStream<T> {

    private final Function<Cursor, Uni<List<News<T>>>> read;
    private final Bell bell;
    private final Terms terms;
    private final Queue<News<T>> page = new ArrayDeque<>();
    private Cursor place;

    /**
     * Under which a stream runs.
     *
     * @param until the end of the reader's token
     * @param context what follows a wait goes on here
     */
    record Terms(Instant until, Duration heartbeat, BooleanSupplier stopping, Executor context) {}

    /** @param read a page of what comes after a place */
    LiveStream(Function<Cursor, Uni<List<News<T>>>> read, Cursor start, Bell bell, Terms terms) {
        this.read = read;
        this.place = start;
        this.bell = bell;
        this.terms = terms;
    }

    /** Never fails, and always comes within a heartbeat. Asked again only when it has come. */
    Uni<Told<T>> next() {
        return Uni.createFrom().deferred(() -> look(Instant.now().plus(terms.heartbeat())));
    }

    private Uni<Told<T>> look(Instant heartbeat) {
        if (!Instant.now().isBefore(terms.until())) {
            return told(new End<>("the token's time is over; come back with a new one"));
        }
        if (terms.stopping().getAsBoolean()) {
            return told(new End<>("this instance stops; come back"));
        }
        if (!page.isEmpty()) {
            return tellNext();
        }
        bell.reset();
        return read.apply(place)
                .onFailure()
                .recoverWithItem(() -> List.of())
                .chain(found -> found.isEmpty() ? await(heartbeat) : turn(found));
    }

    private Uni<Told<T>> turn(List<News<T>> found) {
        page.addAll(found);
        return tellNext();
    }

    private Uni<Told<T>> tellNext() {
        News<T> news = page.remove();
        place = news.place();
        return told(news);
    }

    private Uni<Told<T>> await(Instant heartbeat) {
        Instant now = Instant.now();
        Instant wake = heartbeat.isBefore(terms.until()) ? heartbeat : terms.until();
        if (!now.isBefore(heartbeat)) {
            return told(new Silence<>(place));
        }
        return bell.heard()
                .ifNoItem()
                .after(max(Duration.between(now, wake), Duration.ofMillis(1)))
                .recoverWithItem(false)
                .emitOn(terms.context())
                .chain(rung -> look(heartbeat));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static <T> Uni<Told<T>> told(Told<T> what) {
        return Uni.createFrom().item(what);
    }
}
