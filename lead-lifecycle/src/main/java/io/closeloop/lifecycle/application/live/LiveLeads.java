package io.closeloop.lifecycle.application.live;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.application.FindingLeads;
import io.closeloop.lifecycle.application.live.Told.News;
import io.closeloop.lifecycle.store.Cursor;
import io.closeloop.lifecycle.store.LeadChanges;
import io.closeloop.lifecycle.store.LeadFilter;
import io.closeloop.lifecycle.store.LeadLine;
import io.closeloop.lifecycle.store.LeadSearch;
import io.closeloop.lifecycle.store.Timeline;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Opens streams: of a lead's timeline, and of an account's leads as they change. */
@ApplicationScoped
public class LiveLeads {

    private final Listeners listeners;
    private final LiveSettings settings;
    private final FindingLeads finding;
    private final LeadSearch search;
    private final LeadChanges changes;
    private final Timeline timeline;

    public LiveLeads(
            Listeners listeners,
            LiveSettings settings,
            FindingLeads finding,
            LeadSearch search,
            LeadChanges changes,
            Timeline timeline) {
        this.listeners = listeners;
        this.settings = settings;
        this.finding = finding;
        this.search = search;
        this.changes = changes;
        this.timeline = timeline;
    }

    /** Who reads, from where on, and until when. Without a place the stream begins now. */
    public record Reader(String account, Optional<Cursor> after, Instant until) {}

    /** What came of opening a stream. */
    public sealed interface Opening<T> {
        /**
         * It has a place among the account's streams, and gives it back at its end.
         *
         * @param stream a reader that takes nothing for too long makes it fail with a {@link io.smallrye.mutiny.TimeoutException}
         * @param leave gives the place back: for who does not take up the stream. Any number of times
         */
        record Opened<T>(Multi<Told<T>> stream, Runnable leave) implements Opening<T> {}

        /** The account has as many streams at this instance as it may have. */
        record Full<T>(int most) implements Opening<T> {}

        record Unknown<T>() implements Opening<T> {}
    }

    /** @param setter of the newest engagement; a lead that another setter takes over is told no more */
    public Uni<Opening<LeadLine>> ofAccount(Reader reader, Optional<UUID> setter) {
        LeadFilter filter = finding.ofSetter(reader.account(), setter);
        return open(
                reader,
                changes.end(),
                place -> search.changed(filter, place, settings.page())
                        .map(found -> found.stream()
                                .map(changed -> new News<>(changed.place(), changed.lead()))
                                .toList()));
    }

    public Uni<Opening<Timeline.Stored>> ofLead(Reader reader, String leadId) {
        return finding.locate(reader.account(), leadId)
                .chain(found -> found.map(lead -> ofLead(reader, lead))
                        .orElseGet(() -> Uni.createFrom().item(new Opening.Unknown<>())));
    }

    private Uni<Opening<Timeline.Stored>> ofLead(Reader reader, LeadKey lead) {
        return open(
                reader,
                changes.end(lead),
                place -> timeline.ofLead(lead, place.number(), settings.page())
                        .map(entries -> entries.stream()
                                .map(entry -> new News<>(new Cursor(entry.id(), ""), entry))
                                .toList()));
    }

    private <T> Uni<Opening<T>> open(Reader reader, Uni<Cursor> end, Function<Cursor, Uni<List<News<T>>>> read) {
        return end.map(now -> {
            Optional<Bell> bell = listeners.join(reader.account());
            return bell.<Opening<T>>map(joined -> {
                        Runnable leave = () -> listeners.leave(reader.account(), joined);
                        return new Opening.Opened<>(
                                run(reader, now, read, joined).onTermination().invoke(leave), leave);
                    })
                    .orElseGet(() -> new Opening.Full<>(settings.perAccount()));
        });
    }

    private <T> Multi<Told<T>> run(Reader reader, Cursor now, Function<Cursor, Uni<List<News<T>>>> read, Bell bell) {
        boolean lost =
                reader.after().filter(place -> place.number() > now.number()).isPresent();
        Cursor start = lost ? now : reader.after().orElse(now);
        Context context = Objects.requireNonNull(Vertx.currentContext(), "streams are opened by requests");
        LiveStream.Terms terms = new LiveStream.Terms(
                reader.until(),
                settings.heartbeat(),
                listeners::isStopping,
                work -> context.runOnContext(here -> work.run()));
        LiveStream<T> stream = new LiveStream<>(read, start, bell, terms);
        Told<T> first = lost ? new Told.Lost<>(start) : new Told.Silence<>(start);
        Multi<Told<T>> rest =
                Multi.createBy().repeating().uni(stream::next).whilst(told -> !(told instanceof Told.End));
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), rest)
                .ifNoItem()
                .after(settings.patience())
                .fail();
    }
}
