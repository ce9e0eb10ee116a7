package io.closeloop.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The one error body (RFC 9457).
 *
 * @param code stable name that programs compare
 * @param detail what is wrong and what to do about it
 * @param field the field that is wrong, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String title,
        int status,
        String code,
        String detail,
        @Nullable String field) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ErrorCode code, String detail, @Nullable String field) {
        return new Problem(code.title(), code.status(), code.name(), detail, field);
    }
}
