package io.closeloop.local.bench;

import io.closeloop.local.bench.Figures.Latency;
import io.closeloop.local.bench.Figures.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Latency by percentile as SVG, the percentile axis stretched towards the tail. Written by hand: the chart libraries draw with AWT, which needs
 * system fonts that a bare machine does not have.
 */
final class LatencyPicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 60;
    private static final List<Double> TICKS = List.of(0.0, 50.0, 90.0, 99.0, 99.9);
    private static final List<String> COLOURS = List.of("#1b6ca8", "#d1495b", "#3c896d", "#8d6b94");

    private LatencyPicture() {}

    static String of(List<Latency> runs) {
        double top = runs.stream()
                .flatMap(run -> run.curve().stream())
                .mapToDouble(Point::millis)
                .max()
                .orElse(1);
        return """
               <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
               <rect width="100%%" height="100%%" fill="white"/>
               %s
               %s
               %s
               </svg>
               """.formatted(WIDTH, HEIGHT, percentiles(), milliseconds(top), lines(runs, top));
    }

    private static String percentiles() {
        return TICKS.stream()
                .map(tick -> line(x(tick), y(0, 1), x(tick), MARGIN)
                        + label(
                                x(tick),
                                HEIGHT - MARGIN + 18.0,
                                "middle",
                                "p" + String.valueOf(tick).replace(".0", "")))
                .collect(Collectors.joining("\n"));
    }

    private static String milliseconds(double top) {
        return IntStream.rangeClosed(0, 4)
                .mapToDouble(quarter -> top * quarter / 4)
                .mapToObj(value -> line(MARGIN, y(value, top), WIDTH - MARGIN, y(value, top))
                        + label(MARGIN - 8.0, y(value, top) + 4, "end", String.format(Locale.ROOT, "%.0f ms", value)))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(List<Latency> runs, double top) {
        return IntStream.range(0, runs.size())
                .mapToObj(n -> {
                    String colour = COLOURS.get(n % COLOURS.size());
                    String points = runs.get(n).curve().stream()
                            .map(point -> "%.1f,%.1f"
                                    .formatted(x(point.percentile()), y(point.millis(), top))
                                    .replace(" ", ""))
                            .collect(Collectors.joining(" "));
                    return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>"
                                    .formatted(colour, points)
                            + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>"
                                    .formatted(
                                            MARGIN + 12,
                                            MARGIN + 18 * n,
                                            colour,
                                            runs.get(n).setting());
                })
                .collect(Collectors.joining("\n"));
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                x1,
                y1,
                x2,
                y2);
    }

    private static String label(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    /** Each further nine of the percentile gets the same width. */
    private static double x(double percentile) {
        double nines = -Math.log10(1 - Math.min(percentile, 99.95) / 100);
        return MARGIN + (WIDTH - 2 * MARGIN) * nines / -Math.log10(1 - 99.95 / 100);
    }

    private static double y(double value, double top) {
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top;
    }
}
