package io.closeloop.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LatencyPictureTest {

    @Test
    void it_is_well_formed_and_has_a_line_for_each_setting() throws Exception {
        List<Figures.Point> curve =
                List.of(new Figures.Point(0, 1), new Figures.Point(50, 5), new Figures.Point(100, 40));

        String svg = LatencyPicture.of(List.of(latency("with", curve), latency("without", curve)));

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(svg).contains("p99.9").doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static Figures.Latency latency(String setting, List<Figures.Point> curve) {
        Load load = new Load(1, Duration.ofSeconds(1), Duration.ofSeconds(3));
        return new Figures.Latency(setting, load, 3, Map.of(), 3, 0, curve);
    }
}
