package io.closeloop.simulator.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * In which time zones the holder of a phone may be, by its number alone: the zone of its area code in North America, else those of its
 * country, for the countries that Close texts to. Source: close-api.md 3.2, 5.4.
 */
final class TimeZones {
    private static final Map<String, List<String>> BY_COUNTRY = Map.of(
            "GB", List.of("Europe/London"),
            "BE", List.of("Europe/Brussels"),
            "DK", List.of("Europe/Copenhagen"),
            "FR", List.of("Europe/Paris"),
            "IL", List.of("Asia/Jerusalem"),
            "ZA", List.of("Africa/Johannesburg"),
            "AU", List.of("Australia/Adelaide", "Australia/Brisbane", "Australia/Perth", "Australia/Sydney"));

    private static final Map<String, List<String>> BY_AREA_CODE = areaCodes();
    private static final String NORTH_AMERICA = "+1";

    private TimeZones() {}

    /** Empty when the number does not tell. */
    static List<String> of(Phone phone) {
        String number = phone.number();
        if (number.startsWith(NORTH_AMERICA) && number.length() > 5) {
            return BY_AREA_CODE.getOrDefault(number.substring(2, 5), List.of());
        }
        return phone.country() == null ? List.of() : BY_COUNTRY.getOrDefault(phone.country(), List.of());
    }

    private static Map<String, List<String>> areaCodes() {
        Properties zones = new Properties();
        try (InputStream file = TimeZones.class.getResourceAsStream("area-codes.properties")) {
            zones.load(Objects.requireNonNull(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, List<String>> byCode = new HashMap<>();
        for (String zone : zones.stringPropertyNames()) {
            for (String code : zones.getProperty(zone).split(" ", -1)) {
                byCode.put(code, List.of(zone));
            }
        }
        return Map.copyOf(byCode);
    }
}
