package io.closeloop.lifecycle.http;

import io.closeloop.close.value.Phone;
import io.closeloop.close.value.PhoneNumbers;
import io.closeloop.lifecycle.application.ErasingNumber.Order;
import io.closeloop.service.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Whom to forget, as a caller writes it. */
record ErasureBody(@Nullable String phone, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    /** @throws ProblemException naming the field and the cure, without the number */
    Order toOrder(String account, String by) {
        String e164 = PhoneNumbers.read(phone, null)
                .map(Phone::e164)
                .orElseThrow(() -> new ProblemException(
                        LifecycleError.FIELD_INVALID,
                        "give a phone number with its country, as +14155550100",
                        "phone"));
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new ProblemException(
                    LifecycleError.FIELD_INVALID, "say why, in at most " + LONGEST_REASON + " characters", "reason");
        }
        if (digits(reason).contains(digits(e164))) {
            throw new ProblemException(
                    LifecycleError.FIELD_INVALID,
                    "leave the number out: the reason is kept, give a ticket's",
                    "reason");
        }
        return new Order(account, e164, reason, by);
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    @Override
    public String toString() {
        return "ErasureBody[]";
    }
}
