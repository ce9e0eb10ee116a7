package io.closeloop.fieldsync.application;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that give orders to Closeloop, which it therefore never writes (promise 9). */
final class ControlFieldIds {

    private ControlFieldIds() {}

    static Set<String> of(IntegrationChanged integration) {
        return Stream.of(integration.leadFields(), integration.contactFields())
                .flatMap(ControlFieldIds::ids)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> ids(ControlFields fields) {
        return Stream.of(fields.enabled(), fields.setterId(), fields.killSwitch())
                .filter(Objects::nonNull);
    }
}
