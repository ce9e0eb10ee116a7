package io.closeloop.close.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A key or token. It can be read from JSON and never written: a log line shows {@code ***}, a serializer fails. */
@JsonSerialize(using = Secret.Refusal.class)
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException if it is blank */
    @JsonCreator
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A secret must not be blank");
        }
        return new Secret(value);
    }

    /** The value itself. Call it where it is used and let nothing keep the result. */
    public String reveal() {
        return value;
    }

    /** In constant time, so that comparing tells nothing about how much of a guess was right. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    static final class Refusal extends StdSerializer<Secret> {

        Refusal() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider) throws IOException {
            throw JsonMappingException.from(
                    json, "A Secret is never written as JSON; leave it out of what you serialize");
        }
    }
}
