package io.closeloop.simulator.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.DateFilter;
import io.closeloop.simulator.state.Errors;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a moment of a range: fixed, now, or so long before or after another. Days are those of UTC. */
final class MomentReader {
    private final Instant now;
    private final Errors errors;

    MomentReader(Instant now, Errors errors) {
        this.now = now;
        this.errors = errors;
    }

    /** Null when there is no bound. */
    @Nullable
    Instant read(JsonNode moment) {
        if (moment.isMissingNode() || moment.isNull()) {
            return null;
        }
        Optional<Instant> read = instant(moment);
        if (read.isEmpty()) {
            errors.field("query", "Cannot read this moment: " + moment);
        }
        return read.orElse(null);
    }

    private Optional<Instant> instant(JsonNode moment) {
        return switch (moment.path("type").asText()) {
            case "now" -> Optional.of(now);
            case "fixed_utc" -> DateFilter.instant(moment.path("value").asText());
            case "fixed_local_date" ->
                DateFilter.instant(moment.path("value").asText())
                        .map(day -> moment.path("which").asText().equals("end") ? day.plus(Duration.ofDays(1)) : day);
            case "offset" -> instant(moment.path("moment")).map(from -> offset(from, moment));
            default -> Optional.empty();
        };
    }

    private static Instant offset(Instant from, JsonNode moment) {
        JsonNode by = moment.path("offset");
        Period days = Period.of(
                        by.path("years").asInt(),
                        by.path("months").asInt(),
                        by.path("days").asInt())
                .plusDays(7L * by.path("weeks").asInt());
        Duration rest = Duration.ofHours(by.path("hours").asInt())
                .plusMinutes(by.path("minutes").asInt())
                .plusSeconds(by.path("seconds").asInt());
        ZonedDateTime start = from.atZone(ZoneOffset.UTC);
        boolean past = moment.path("direction").asText("past").equals("past");
        return (past ? start.minus(days).minus(rest) : start.plus(days).plus(rest)).toInstant();
    }
}
