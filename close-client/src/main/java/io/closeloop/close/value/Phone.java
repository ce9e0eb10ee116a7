package io.closeloop.close.value;

/**
 * A valid number.
 *
 * @param e164 such as {@code +14155550100}
 * @param country ISO code
 * @param textable of a kind that can receive texts; whether the person still wants them is Close's {@code outbound_sms_blocked}
 */
public record Phone(String e164, String country, boolean textable) {

    @Override
    public String toString() {
        return "Phone[country=" + country + ", textable=" + textable + "]";
    }
}
