package io.closeloop.lifecycle.http;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.store.LeadLine;
import io.closeloop.lifecycle.store.TimelineExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The columns of each export, and what stands in them. A column is never renamed: programs read them by name. */
final class CsvRows {

    static final List<String> LEADS = List.of(
            "lead_id", "integration", "contact_id", "name", "phone", "setter_id", "phase", "chips", "updated_at");

    static final List<String> TIMELINE = List.of(
            "lead_id",
            "integration",
            "id",
            "at",
            "recorded_at",
            "kind",
            "what",
            "text",
            "cause_kind",
            "cause_ref",
            "cause_actor",
            "engagement_id",
            "trace_id");

    static final List<String> FUNNEL = Stream.of(
                    Stream.of("setter_id", "bucket"), names("of_activated_"), names("reached_"))
            .flatMap(columns -> columns)
            .toList();

    private CsvRows() {}

    static List<String> of(LeadLine lead) {
        LeadLine.Contact contact = lead.contact();
        return Csv.cells(
                lead.leadId(),
                lead.integration(),
                contact == null ? null : contact.id(),
                contact == null ? null : contact.name(),
                contact == null ? null : contact.phone(),
                lead.setterId(),
                lead.phase(),
                String.join(" ", lead.chips()),
                lead.updatedAt());
    }

    static List<String> of(TimelineExport.Line line) {
        LeadKey lead = LeadKey.parse(line.lead());
        Entry entry = line.entry().traced().entry();
        return Csv.cells(
                lead.leadId(),
                lead.integration(),
                line.entry().id(),
                entry.at(),
                line.entry().recordedAt(),
                entry.kind(),
                entry.what(),
                entry.text(),
                entry.cause().kind(),
                entry.cause().ref(),
                entry.cause().actor(),
                entry.engagementId(),
                line.entry().traced().traceId());
    }

    /** Empty setter: all together; empty bucket: the whole period. */
    static List<String> of(FunnelView.LineView line) {
        List<Object> cells = new ArrayList<>();
        cells.add(line.setterId() == null ? "" : line.setterId());
        cells.add(line.bucket() == null ? "" : line.bucket());
        Stream.of(Milestone.values())
                .forEach(milestone -> cells.add(line.ofActivated().getOrDefault(milestone, 0L)));
        Stream.of(Milestone.values())
                .forEach(milestone -> cells.add(line.reached().getOrDefault(milestone, 0L)));
        return Csv.cells(cells.toArray());
    }

    private static Stream<String> names(String prefix) {
        return Stream.of(Milestone.values())
                .map(milestone -> prefix + milestone.name().toLowerCase(Locale.ROOT));
    }
}
