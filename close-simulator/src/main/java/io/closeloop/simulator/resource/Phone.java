package io.closeloop.simulator.resource;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phone as Close keeps it: E.164, a readable form, the country. Source: close-api.md 3.2. */
public record Phone(
        String number, String formatted, @Nullable String country) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String HOME = "US";

    /** Empty when no such number can exist. A number without a country code is taken as an American one. */
    public static Optional<Phone> of(String text) {
        try {
            PhoneNumber number = NUMBERS.parse(text, HOME);
            if (!NUMBERS.isValidNumber(number)) {
                return Optional.empty();
            }
            return Optional.of(new Phone(
                    NUMBERS.format(number, PhoneNumberFormat.E164),
                    NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL),
                    NUMBERS.getRegionCodeForNumber(number)));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** A number that is none, kept as it stands; empty when nothing was written. */
    static Optional<Phone> asWritten(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Phone(text, text, null));
    }
}
