package io.closeloop.close.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All fields of one kind of object, shared ones included, which the plain list leaves out. Source: close-api.md 4. */
public record CustomFieldSchema(@Nullable String objectType, List<CustomField> fields) {

    /** Control fields are found by name once and addressed by id from then on. Exact match: names are typed by the same people. */
    public Optional<CustomField> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
