package io.closeloop.close.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A custom field's definition. Source: close-api.md 4.
 *
 * @param id {@code cf_…}; stable, so mappings keep it and only show the name
 * @param type such as {@code text}, {@code choices}, {@code number}; there is no boolean
 */
public record CustomField(
        String id,
        String name,
        @Nullable String type,
        List<String> choices,
        boolean acceptsMultipleValues,
        @JsonProperty("is_shared") boolean shared) {}
