package io.closeloop.connector.application;

import io.closeloop.close.wire.PhoneNumber;
import java.util.Optional;

/** Which of an organization's numbers can send texts. Source: close-api.md 6. */
public final class SendingNumber {

    private SendingNumber() {}

    /** @return why it cannot be chosen, with the cure; empty: it can */
    public static Optional<String> whyNot(PhoneNumber number) {
        if (!"internal".equals(number.type())) {
            return Optional.of(
                    "Close uses this number as a caller id only; choose one that was rented in or ported to Close");
        }
        return number.smsEnabled()
                ? Optional.empty()
                : Optional.of("texting is not enabled for this number; enable it in Close under Phone Numbers");
    }
}
