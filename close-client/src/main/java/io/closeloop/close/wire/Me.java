package io.closeloop.close.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a key acts as, and where. Source: close-api.md 1.4. */
public record Me(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        List<Organization> organizations) {

    public record Organization(String id, @Nullable String name) {}

    /** The organization that the key belongs to: the first, as Close's own scripts take it. */
    public Optional<Organization> organization() {
        return organizations.stream().findFirst();
    }

    @Override
    public String toString() {
        return "Me[id=" + id + "]";
    }
}
