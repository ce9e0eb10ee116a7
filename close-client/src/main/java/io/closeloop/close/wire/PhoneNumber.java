package io.closeloop.close.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the organization's own numbers. Source: close-api.md 6.
 *
 * @param number E.164
 * @param type {@code internal}, {@code external} or {@code virtual}
 * @param supportsSmsToCountries ISO codes of the countries it can text
 */
public record PhoneNumber(
        String id,
        @Nullable String label,
        String number,
        @Nullable String country,
        @Nullable String type,
        boolean smsEnabled,
        List<String> supportsSmsToCountries) {

    /** Close sends texts only from internal numbers; an external one is a caller id. */
    public boolean canText() {
        return "internal".equals(type) && smsEnabled;
    }

    @Override
    public String toString() {
        return "PhoneNumber[id=" + id + "]";
    }
}
