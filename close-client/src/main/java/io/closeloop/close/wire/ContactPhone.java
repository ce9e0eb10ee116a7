package io.closeloop.close.wire;

import org.jspecify.annotations.Nullable;

/**
 * @param phone E.164, as Close normalised it
 * @param country ISO code; older answers leave it out
 * @param outboundSmsBlocked the person opted out (STOP)
 */
public record ContactPhone(
        @Nullable String type, String phone, @Nullable String country, boolean outboundSmsBlocked) {

    @Override
    public String toString() {
        return "ContactPhone[country=" + country + ", blocked=" + outboundSmsBlocked + "]";
    }
}
