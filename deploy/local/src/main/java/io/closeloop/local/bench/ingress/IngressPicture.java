package io.closeloop.local.bench.ingress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars in groups: events a second in closed loops, p99 in open ones; a row for each number of brokers. SVG by hand, as LatencyPicture says why. */
final class IngressPicture {

    private static final int PANEL_WIDTH = 520;
    private static final int PANEL_HEIGHT = 280;
    private static final int MARGIN = 56;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#9aa5b1", "#3c896d", "#d1495b");
    private static final String BAR = "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>"
            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"9\">%s</text>%n";
    private static final String LABEL = "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n";
    private static final String GRID = "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n";

    private final List<Summary> all;
    private final StringBuilder svg = new StringBuilder();

    private IngressPicture(List<Summary> all) {
        this.all = all;
    }

    static String of(List<Summary> all) {
        return new IngressPicture(all).draw();
    }

    private String draw() {
        List<Integer> brokers = Summary.brokers(all).toList();
        for (int row = 0; row < brokers.size(); row++) {
            panel(brokers.get(row), true, 0, row * PANEL_HEIGHT);
            panel(brokers.get(row), false, PANEL_WIDTH, row * PANEL_HEIGHT);
        }
        int height = Math.max(1, brokers.size()) * PANEL_HEIGHT + 30;
        legend(height - 12.0);
        return """
               <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
               <rect width="100%%" height="100%%" fill="white"/>
               %s</svg>
               """.formatted(2 * PANEL_WIDTH, height, svg);
    }

    private void panel(int brokers, boolean closed, int left, int top) {
        List<Summary> shown = all.stream()
                .filter(one -> one.brokers() == brokers && one.loop().isClosed() == closed)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        double most = shown.stream().mapToDouble(IngressPicture::figure).max().orElse(1);
        String title = (closed ? "events a second, closed loop" : "p99 ms, open loop")
                + (brokers == 1 ? ", one broker" : ", three brokers");
        label(left + MARGIN, top + 24, "start", "black", title);
        axis(left, top, most);
        List<Loop> loops = shown.stream().map(Summary::loop).distinct().toList();
        double width = (PANEL_WIDTH - MARGIN - 12.0) / loops.size();
        for (int n = 0; n < loops.size(); n++) {
            double x = left + MARGIN + n * width;
            Loop loop = loops.get(n);
            group(shown.stream().filter(one -> one.loop().equals(loop)).toList(), x, width, top, most);
            label(x + width / 2, top + PANEL_HEIGHT - 14, "middle", "black", loop.words());
        }
    }

    private void group(List<Summary> contenders, double x, double width, int top, double most) {
        double bar = width / (contenders.size() + 1);
        for (int n = 0; n < contenders.size(); n++) {
            Summary one = contenders.get(n);
            double left = x + bar / 2 + n * bar;
            double y = y(top, figure(one), most);
            svg.append(String.format(
                    Locale.ROOT,
                    BAR,
                    left,
                    y,
                    bar * 0.9,
                    y(top, 0, most) - y,
                    colour(one.contender()),
                    left + bar * 0.45,
                    y - 3,
                    shortly(figure(one))));
        }
    }

    private void axis(int left, int top, double most) {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double value = most * quarter / 4;
            double y = y(top, value, most);
            svg.append(String.format(Locale.ROOT, GRID, left + MARGIN, y, left + PANEL_WIDTH - 12, y));
            label(left + MARGIN - 6, y + 4, "end", "#555555", shortly(value));
        }
    }

    private void legend(double y) {
        List<String> names = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            label(
                    MARGIN + 160.0 * names.size(),
                    y,
                    "start",
                    colour(contender.processName()),
                    "■ " + contender.processName());
            names.add(contender.processName());
        }
    }

    private void label(double x, double y, String anchor, String colour, String text) {
        svg.append(String.format(Locale.ROOT, LABEL, x, y, anchor, colour, text));
    }

    private static double figure(Summary one) {
        return one.loop().isClosed() ? one.rate() : one.millis().getOrDefault("p99", 0.0);
    }

    private static double y(int top, double value, double most) {
        int height = PANEL_HEIGHT - 36 - 40;
        return top + 40 + height - (most > 0 ? height * value / most : 0);
    }

    private static String shortly(double value) {
        return value >= 1000
                ? String.format(Locale.ROOT, "%.1fk", value / 1000)
                : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static String colour(String contender) {
        for (Contender one : Contender.values()) {
            if (one.processName().equals(contender)) {
                return COLOURS.get(one.ordinal());
            }
        }
        return "black";
    }
}
