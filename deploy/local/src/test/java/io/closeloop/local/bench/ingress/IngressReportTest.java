package io.closeloop.local.bench.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.closeloop.local.bench.ingress.IngressFigures.Attack;
import io.closeloop.local.bench.ingress.IngressFigures.Start;
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

class IngressReportTest {

    @TempDir
    private Path folder;

    @Test
    void all_that_was_found_is_in_all_three_files() throws Exception {
        // Given
        var figures = new IngressFigures(
                Instant.EPOCH,
                "2 cores",
                List.of("-Xmx96m"),
                List.of(SummaryTest.run(1, 40_000, 4, 0), SummaryTest.run(3, 20_000, 9, 0)),
                List.of(new Start(false, 900, 1900), new Start(true, 450, 950)),
                List.of(new Attack("floor", 1000, 999, Map.of("p50", 1.0, "p99", 42.0, "max", 50.0), 30_000, 0)),
                List.of(new Profile("floor", 10, Map.of("crypto", 12.5), Map.of("Endpoint.accept", 3.0))));

        // When
        List<Path> files = new IngressReport(folder, false).write(figures);

        // Then
        assertThat(Files.readString(files.get(0)))
                .contains(
                        "one broker", "three brokers", "| 40,000 |", "| 450 | 950 |", "| 42.00 |", "| crypto | 12.5 |");
        assertThat(new JsonMapper().readTree(files.get(1).toFile()).path("runs"))
                .hasSize(2);
        Document picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(files.get(2).toFile());
        // The background and a bar for each of the two.
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(Files.readString(files.get(2))).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void a_report_that_is_added_to_keeps_what_was_not_measured_again() throws Exception {
        // Given
        var before = figures(List.of(SummaryTest.run(1, 111, 4, 0), SummaryTest.run(3, 333, 4, 0)));
        new IngressReport(folder, false).write(before);

        // When
        List<Path> files = new IngressReport(folder, true).write(figures(List.of(SummaryTest.run(1, 222, 4, 0))));

        // Then
        assertThat(Files.readString(files.getFirst()))
                .contains("| 222 |", "| 333 |")
                .doesNotContain("| 111 |");
    }

    private static IngressFigures figures(List<IngressFigures.Run> runs) {
        return new IngressFigures(Instant.EPOCH, "2 cores", List.of(), runs, List.of(), List.of(), List.of());
    }
}
