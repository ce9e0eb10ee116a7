package io.closeloop.simulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeZonesTest {
    private static List<String> of(String number) {
        return TimeZones.of(Phone.of(number).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "+14155550111,America/Los_Angeles",
        "+12125550111,America/New_York",
        "+13125550111,America/Chicago",
        "+13035550111,America/Denver",
        "+16025550111,America/Phoenix",
        "+16045550111,America/Vancouver",
        "+17875550111,America/Puerto_Rico",
        "+442079460018,Europe/London"
    })
    void a_number_tells_the_zone_of_its_area_or_country(String number, String zone) {
        assertThat(of(number)).containsExactly(zone);
    }

    @Test
    void a_country_of_several_zones_names_them_all() {
        assertThat(of("+61412345678")).contains("Australia/Sydney", "Australia/Perth");
    }

    @Test
    void a_number_that_belongs_to_no_area_tells_nothing() {
        assertThat(of("+18005550111")).isEmpty();
    }
}
