package io.closeloop.close.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "(415) 555-0100, US, +14155550100, US, true",
        "+1 415-555-0100, , +14155550100, US, true",
        "1-415-555-0100, US, +14155550100, US, true",
        "604 555 0100, US, +16045550100, CA, true",
        "07400 123456, GB, +447400123456, GB, true",
        "020 7946 0018, GB, +442079460018, GB, false",
        "+33 6 12 34 56 78, US, +33612345678, FR, true"
    })
    void writes_a_number_as_close_keeps_it(
            String typed, @Nullable String country, String e164, String found, boolean textable) {
        assertThat(PhoneNumbers.read(typed, country)).contains(new Phone(e164, found, textable));
    }

    @ParameterizedTest
    @CsvSource({"415 555 0100,", "+1555, US", "call me, US", "'', US", ", US", "+15550001111, US"})
    void refuses_what_is_no_number(@Nullable String typed, @Nullable String country) {
        assertThat(PhoneNumbers.read(typed, country)).isEmpty();
    }
}
