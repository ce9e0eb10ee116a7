package io.closeloop.fieldsync.http;

import io.closeloop.events.Milestone;
import io.closeloop.fieldsync.domain.FieldKind;
import io.closeloop.fieldsync.domain.Mapping;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON of the mappings API. */
final class MappingViews {

    private MappingViews() {}

    record WantedMapping(
            @Nullable String milestone,
            @Nullable String fieldId,
            @Nullable String value) {}

    record WantedMappings(@Nullable List<@Nullable WantedMapping> mappings) {}

    record MappingView(Milestone milestone, String fieldId, String fieldName, FieldKind kind, String value) {
        static MappingView of(Mapping mapping) {
            return new MappingView(
                    mapping.milestone(), mapping.fieldId(), mapping.fieldName(), mapping.kind(), mapping.value());
        }
    }

    record SetterMappings(UUID setterId, List<MappingView> mappings) {
        static SetterMappings of(UUID setterId, List<Mapping> mappings) {
            return new SetterMappings(
                    setterId, mappings.stream().map(MappingView::of).toList());
        }
    }

    record AllMappings(List<SetterMappings> setters) {}
}
