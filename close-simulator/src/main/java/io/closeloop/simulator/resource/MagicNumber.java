package io.closeloop.simulator.resource;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers whose texts never simply arrive. They are in the range that is kept free for fiction, so nobody owns them. */
public enum MagicNumber {
    FAILING("+12025550191", "30003: Unreachable destination handset"),
    OPTED_OUT("+12025550192", MagicNumber.OPT_OUT_ERROR),
    SLOW("+12025550193", null),
    STUCK("+12025550194", null),
    NO_FUNDS("+12025550195", "Insufficient funds");

    /** Carrier-style; Close's own wording is UNCONFIRMED. Source: close-api.md 5.3. */
    static final String OPT_OUT_ERROR = "21610: Attempt to send to unsubscribed recipient";

    static final String COUNTRY_ERROR = "21408: Permission to send an SMS has not been enabled for the region";

    private final String number;
    private final @Nullable String error;

    MagicNumber(String number, @Nullable String error) {
        this.number = number;
        this.error = error;
    }

    public String number() {
        return number;
    }

    Optional<String> error() {
        return Optional.ofNullable(error);
    }

    static Optional<MagicNumber> of(String number) {
        return Arrays.stream(values()).filter(m -> m.number.equals(number)).findFirst();
    }
}
