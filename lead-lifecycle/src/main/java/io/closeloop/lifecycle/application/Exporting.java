package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.Cursor;
import io.closeloop.lifecycle.store.LeadFilter;
import io.closeloop.lifecycle.store.LeadLine;
import io.closeloop.lifecycle.store.LeadSearch;
import io.closeloop.lifecycle.store.TimelineExport;
import io.closeloop.lifecycle.store.TimelineExport.Line;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Everything of an account, page by page as it is taken: never more than a page is in memory. */
@ApplicationScoped
public class Exporting {

    private static final int PAGE = 500;

    private static final Cursor BEGINNING = new Cursor(0, "");

    private final FindingLeads finding;
    private final LeadSearch search;
    private final TimelineExport timelines;

    public Exporting(FindingLeads finding, LeadSearch search, TimelineExport timelines) {
        this.finding = finding;
        this.search = search;
        this.timelines = timelines;
    }

    public Multi<List<LeadLine>> leads(String account, FindingLeads.Wanted wanted) {
        LeadFilter filter = finding.filter(account, wanted);
        return pages(
                "",
                after -> search.byKey(filter, after, PAGE),
                page -> page.getLast().key());
    }

    /** @param from of the recording, inclusive; {@code to} exclusive */
    public Multi<List<Line>> timelines(String account, Instant from, Instant to) {
        return pages("", after -> timelines.leads(account, from, after, PAGE), List::getLast)
                .onItem()
                .transformToMultiAndConcatenate(leads -> entries(leads, from, to));
    }

    public Multi<List<Line>> timeline(LeadKey lead, Instant from, Instant to) {
        return entries(List.of(lead.toString()), from, to);
    }

    private Multi<List<Line>> entries(List<String> leads, Instant from, Instant to) {
        return pages(BEGINNING, after -> timelines.entries(leads, from, to, after, PAGE), TimelineExport::after);
    }

    /** Each page is asked for when the one before has been taken. */
    private static <P, T> Multi<List<T>> pages(P start, Function<P, Uni<List<T>>> read, Function<List<T>, P> after) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new Walk<>(start),
                        walk -> read.apply(walk.place).invoke(page -> {
                            if (!page.isEmpty()) {
                                walk.place = after.apply(page);
                            }
                        }))
                .until(List::isEmpty);
    }

    private static final class Walk<P> {
        private P place;

        Walk(P start) {
            this.place = start;
        }
    }
}
