package io.closeloop.close.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads phone numbers as people and systems write them. Lookups fail on format more than on anything else (close-api.md 10). */
public final class PhoneNumbers {

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * @param country ISO code that a number without {@code +} belongs to; null: such a number is not readable
     * @return empty when it is no valid number, reserved ones such as area code 555 included
     */
    public static Optional<Phone> read(@Nullable String text, @Nullable String country) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = UTIL.parse(text, country);
            return UTIL.isValidNumber(number) ? Optional.of(phone(number)) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** Whether both have the same calling code, North America's being one. What cannot be read is not held against anybody. */
    public static boolean sameZone(String e164, String other) {
        try {
            return UTIL.parse(e164, null).getCountryCode()
                    == UTIL.parse(other, null).getCountryCode();
        } catch (NumberParseException notANumber) {
            return true;
        }
    }

    private static Phone phone(PhoneNumber number) {
        String country =
                Optional.ofNullable(UTIL.getRegionCodeForNumber(number)).orElse("ZZ");
        return new Phone(UTIL.format(number, PhoneNumberFormat.E164), country, isTextable(number));
    }

    /** North America does not tell mobile from fixed-line by number. */
    private static boolean isTextable(PhoneNumber number) {
        return switch (UTIL.getNumberType(number)) {
            case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, VOIP, TOLL_FREE -> true;
            case FIXED_LINE, PREMIUM_RATE, SHARED_COST, PAGER, UAN, VOICEMAIL, UNKNOWN -> false;
        };
    }
}
