package io.closeloop.local.bench.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Bulk;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Latency;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Rate;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Size;
import io.closeloop.local.bench.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class LifecycleReportTest {

    private static final Map<String, Double> MILLIS = Map.of("p50", 1.0, "p99", 42.0, "p99.9", 43.0, "max", 50.0);

    @TempDir
    private Path folder;

    @Test
    void all_that_was_found_is_in_all_three_files() throws Exception {
        // Given
        var figures = new LifecycleFigures(
                Instant.EPOCH,
                "2 cores",
                List.of("-Xmx160m"),
                List.of(rate("lead-lifecycle", 1_500), rate("floor", 2_000)),
                List.of(new Latency("lead-lifecycle", 500, 10_000, MILLIS, 0)),
                List.of(new Bulk(20_000, 100, 12.3, 20_000, Map.of("p99", 40.0), MILLIS)),
                List.of(new Size(1_000, 900, 301), new Size(1_000_000, 890, 302)),
                List.of(new Profile("floor", 10, Map.of("JSON", 12.5), Map.of("Json.read", 3.0))));

        // When
        List<Path> files = new LifecycleReport(folder).write(figures);

        // Then
        assertThat(Files.readString(files.get(0)))
                .contains(
                        "| lead-lifecycle | 1,500 | 75 % | 1 | lead-lifecycle 1.00, postgres 0.50, kafka 0.25 | 300 |",
                        "| floor | 2,000 | 100 % |",
                        "| lead-lifecycle | 500 | 1.0 | 42.0 | 43.0 | 50.0 | 10,000 | 0 |",
                        "| 20,000 | 20,000 | 12.3 | 100 | 40.0 | 42.0 | +5 % |",
                        "| 1,000,000 | 890 | 302 |",
                        "| JSON | 12.5 |");
        assertThat(new JsonMapper().readTree(files.get(1).toFile()).path("rates"))
                .hasSize(2);
        Document picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(files.get(2).toFile());
        // The background; two rates, three percentiles, before and beside, two sizes.
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(1 + 2 + 3 + 2 + 2);
    }

    @Test
    void what_was_not_measured_has_no_place_in_the_report() throws Exception {
        // Given
        var figures = new LifecycleFigures(
                Instant.EPOCH, "2 cores", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        // When
        List<Path> files = new LifecycleReport(folder).write(figures);

        // Then
        assertThat(Files.readString(files.getFirst())).doesNotContain("##").doesNotContain("NaN");
    }

    private static Rate rate(String contestant, double rate) {
        Map<String, Double> cpu = Map.of(contestant, 1.0, "postgres", 0.5, "kafka", 0.25, "somebody else", 9.0);
        return new Rate(contestant, 0, 100, rate, cpu, 300);
    }
}
