package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What opportunities are worth, in whole cents. How Close writes an amount in words is not documented beyond its key. Source: close-api.md 7.2. */
final class Sums {
    private static final List<String> PERIODS = List.of("one_time", "monthly", "annual");
    private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£");

    private Sums() {}

    /** Adds the computed amounts of one opportunity to it. */
    static ObjectNode complete(ObjectNode opportunity) {
        if (!opportunity.hasNonNull("value")) {
            return opportunity;
        }
        long value = opportunity.path("value").longValue();
        int confidence = opportunity.path("confidence").intValue();
        String period = opportunity.path("value_period").asText();
        long annualized = period.equals("monthly") ? value * 12 : value;
        opportunity.put("annualized_value", annualized);
        opportunity.put("expected_value", value * confidence / 100);
        opportunity.put("annualized_expected_value", annualized * confidence / 100);
        return opportunity.put("value_formatted", formatted(value, opportunity));
    }

    private static String formatted(long cents, ObjectNode opportunity) {
        String currency = opportunity.path("value_currency").asText();
        String amount = cents % 100 == 0
                ? String.format(Locale.ROOT, "%,d", cents / 100)
                : String.format(Locale.ROOT, "%,d.%02d", cents / 100, cents % 100);
        String period = opportunity.path("value_period").asText();
        return SIGNS.getOrDefault(currency, currency + ' ') + amount + (period.equals("one_time") ? "" : ' ' + period);
    }

    /** The sums of a list. */
    static void total(List<ObjectNode> opportunities, ObjectNode body) {
        ObjectNode counts = Json.object();
        for (String period : PERIODS) {
            Predicate<ObjectNode> ofPeriod =
                    o -> o.path("value_period").asText().equals(period);
            counts.put(period, opportunities.stream().filter(ofPeriod).count());
            sum(opportunities, ofPeriod, "value", "total_value_" + period, body);
            sum(opportunities, ofPeriod, "expected_value", "expected_value_" + period, body);
        }
        body.set("count_by_value_period", counts);
        sum(opportunities, o -> true, "annualized_value", "total_value_annualized", body);
        sum(opportunities, o -> true, "annualized_expected_value", "expected_value_annualized", body);
    }

    private static void sum(
            List<ObjectNode> rows, Predicate<ObjectNode> some, String key, String into, ObjectNode body) {
        body.put(
                into,
                rows.stream()
                        .filter(some)
                        .mapToLong(o -> o.path(key).longValue())
                        .sum());
    }
}
