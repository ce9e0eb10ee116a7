package io.closeloop.simulator.resource;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Set;

/**
 * In which time zones the holder of a phone may be, by its number alone: those of its area, or of its country where numbers have no area.
 * Source: close-api.md 3.2, 5.4.
 */
final class TimeZones {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES = PhoneNumberToTimeZonesMapper.getInstance();

    /** Who is reached under any other, as a toll-free one, may be anywhere; the library then lists every zone of the country code. */
    private static final Set<PhoneNumberType> OF_A_PLACE =
            Set.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private TimeZones() {}

    /** Empty when the number does not tell. */
    static List<String> of(Phone phone) {
        try {
            PhoneNumber number = NUMBERS.parse(phone.number(), null);
            return OF_A_PLACE.contains(NUMBERS.getNumberType(number)) ? known(number) : List.of();
        } catch (NumberParseException notANumber) {
            return List.of();
        }
    }

    private static List<String> known(PhoneNumber number) {
        return ZONES.getTimeZonesForNumber(number).stream()
                .filter(zone -> !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                .toList();
    }
}
