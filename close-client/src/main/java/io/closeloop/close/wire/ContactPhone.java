package io.closeloop.close.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of a contact's phones. The list is replaced whole by a PUT (close-api.md 3.2), so what is read here is written back as it came,
 * with what this library does not know.
 *
 * @param phone E.164, as Close normalised it
 * @param country ISO code; older answers leave it out
 * @param blocked as Close sent it; null where it said nothing
 * @param rest every key that is not named here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactPhone(
        @Nullable String type,
        String phone,
        @Nullable String country,
        @JsonProperty("outbound_sms_blocked") @Nullable Boolean blocked,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> rest) {

    /** A phone to be added. */
    public static ContactPhone of(String type, String phone) {
        return new ContactPhone(type, phone, null, null, Map.of());
    }

    /** The person opted out (STOP). */
    @JsonIgnore
    public boolean outboundSmsBlocked() {
        return Boolean.TRUE.equals(blocked);
    }

    @Override
    public String toString() {
        return "ContactPhone[country=" + country + ", blocked=" + outboundSmsBlocked() + "]";
    }
}
