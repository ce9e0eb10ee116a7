package io.closeloop.local.bench;

import java.util.List;
import java.util.Locale;

/** Panels of bars, in rows. SVG by hand, as {@link LatencyPicture} says why. */
public final class Bars {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 280;
    private static final int MARGIN = 56;
    private static final int RIGHT = 12;
    private static final int ABOVE = 40;
    private static final int BELOW = 36;
    private static final String BAR = "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>"
            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"9\">%s</text>%n";
    private static final String LABEL = "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n";
    private static final String GRID = "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n";

    private final int perRow;
    private final StringBuilder svg = new StringBuilder();
    private int panels;

    public Bars(int perRow) {
        this.perRow = perRow;
    }

    /** @param label below the bar */
    public record Bar(String label, double value, String colour) {}

    /** The next panel; nothing at all where there are no bars. */
    public void panel(String title, List<Bar> bars) {
        if (bars.isEmpty()) {
            return;
        }
        int left = panels % perRow * WIDTH;
        int top = panels / perRow * HEIGHT;
        panels++;
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        label(left + MARGIN, top + 24.0, "start", "black", title);
        axis(left, top, most);
        double room = (WIDTH - MARGIN - RIGHT) / (double) bars.size();
        for (int n = 0; n < bars.size(); n++) {
            bar(bars.get(n), left + MARGIN + n * room, room, top, most);
        }
    }

    public String draw() {
        int rows = Math.max(1, (panels + perRow - 1) / perRow);
        return """
               <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
               <rect width="100%%" height="100%%" fill="white"/>
               %s</svg>
               """.formatted(perRow * WIDTH, rows * HEIGHT, svg);
    }

    private void bar(Bar bar, double left, double room, int top, double most) {
        double width = Math.min(60, room * 0.8);
        double middle = left + room / 2;
        double y = y(top, bar.value(), most);
        svg.append(String.format(
                Locale.ROOT,
                BAR,
                middle - width / 2,
                y,
                width,
                y(top, 0, most) - y,
                bar.colour(),
                middle,
                y - 3,
                shortly(bar.value())));
        label(middle, top + HEIGHT - 14.0, "middle", "black", bar.label());
    }

    private void axis(int left, int top, double most) {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double value = most * quarter / 4;
            double y = y(top, value, most);
            svg.append(String.format(Locale.ROOT, GRID, left + MARGIN, y, left + WIDTH - RIGHT, y));
            label(left + MARGIN - 6.0, y + 4, "end", "#555555", shortly(value));
        }
    }

    private void label(double x, double y, String anchor, String colour, String text) {
        svg.append(String.format(Locale.ROOT, LABEL, x, y, anchor, colour, text));
    }

    private static double y(int top, double value, double most) {
        int height = HEIGHT - BELOW - ABOVE;
        return top + ABOVE + height - (most > 0 ? height * value / most : 0);
    }

    private static String shortly(double value) {
        return value >= 1000
                ? String.format(Locale.ROOT, "%.1fk", value / 1000)
                : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
