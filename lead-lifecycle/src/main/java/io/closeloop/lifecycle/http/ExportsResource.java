package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.Exporting;
import io.closeloop.lifecycle.application.FindingLeads;
import io.closeloop.lifecycle.application.ShowingFigures;
import io.closeloop.lifecycle.store.Period;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Downloads for spreadsheets, written while they are read. One that breaks off ends without its end: the reader's program says so. */
@Path("/")
public class ExportsResource {

    private final Exporting exporting;
    private final FindingLeads finding;
    private final ShowingFigures figures;
    private final Caller caller;

    public ExportsResource(Exporting exporting, FindingLeads finding, ShowingFigures figures, Caller caller) {
        this.exporting = exporting;
        this.finding = finding;
        this.figures = figures;
        this.caller = caller;
    }

    /** The same filters as {@code GET /leads}; in the order of ids, so that none is missed that changes meanwhile. */
    @GET
    @Path("leads.csv")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Multi<String> leads(@BeanParam LeadQuery query, @Context HttpServerRequest request) {
        return file(
                "leads",
                text(CsvRows.LEADS, exporting.leads(caller.account(), query.toWanted()), CsvRows::of),
                request);
    }

    /** Of one lead ({@code lead}), or of all that was recorded in a period ({@code from}, {@code to}, {@code zone}), lead by lead. */
    @GET
    @Path("timeline.csv")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Multi<String> timeline(
            @RestQuery @Nullable String lead,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String zone,
            @Context HttpServerRequest request) {
        String account = caller.account();
        boolean whole = lead != null && from == null && to == null;
        Period period = new PeriodQuery(null, from, to, zone, null).toPeriod(account, Instant.now());
        Instant start = whole ? Instant.EPOCH : period.from();
        Multi<String> text = lead == null
                ? text(CsvRows.TIMELINE, exporting.timelines(account, start, period.to()), CsvRows::of)
                : finding.locate(account, lead)
                        .map(found -> found.orElseThrow(() -> LeadListResource.unknown(lead)))
                        .onItem()
                        .transformToMulti(found ->
                                text(CsvRows.TIMELINE, exporting.timeline(found, start, period.to()), CsvRows::of));
        return file("timeline", text, request);
    }

    /** As {@code GET /funnel}. */
    @GET
    @Path("funnel.csv")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Multi<String> funnel(@BeanParam PeriodQuery query, @Context HttpServerRequest request) {
        Period period = query.toPeriod(caller.account(), Instant.now());
        Multi<List<FunnelView.LineView>> lines = figures.funnel(period, query.buckets(period))
                .map(found -> FunnelView.of(period, query.timeZone(), found).lines())
                .toMulti();
        return file("funnel", text(CsvRows.FUNNEL, lines, CsvRows::of), request);
    }

    private static <T> Multi<String> text(List<String> columns, Multi<List<T>> pages, Function<T, List<String>> row) {
        Multi<String> rows = pages.map(page -> Csv.rows(page.stream().map(row).toList()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(Csv.row(columns)), rows);
    }

    /** Once the head has left, an error can only be told by breaking off: a download that ends too early must not look whole. */
    private static Multi<String> file(String name, Multi<String> text, HttpServerRequest request) {
        Multi<String> whole =
                text.onFailure(broken -> !(broken instanceof ProblemException)).invoke(() -> cut(request));
        return RestMulti.fromMultiData(whole)
                .withDemand(1)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    private static void cut(HttpServerRequest request) {
        var unused = request.connection().close();
    }
}
