package io.closeloop.close.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Yes or no in a custom field. Close has no boolean type, so people and workflows write it as text. Source: close-api.md 4. */
public enum CloseBoolean {
    TRUE,
    FALSE,
    /** Neither: a typing error, or a field used for something else. Never act on it. */
    UNKNOWN;

    /** @param value null or absent: the field is unset, which is no */
    public static CloseBoolean parse(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return FALSE;
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            return number == 1 ? TRUE : number == 0 ? FALSE : UNKNOWN;
        }
        return value.isValueNode() ? parse(value.asText()) : UNKNOWN;
    }

    /** @param text null: the field is unset, which is no */
    public static CloseBoolean parse(@Nullable String text) {
        return switch (text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "on" -> TRUE;
            case "false", "no", "0", "off", "" -> FALSE;
            default -> UNKNOWN;
        };
    }
}
