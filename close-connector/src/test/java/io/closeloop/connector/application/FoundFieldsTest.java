package io.closeloop.connector.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.wire.CustomField;
import io.closeloop.close.wire.CustomFieldSchema;
import io.closeloop.events.IntegrationChanged.ControlFields;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoundFieldsTest {

    private static final Names NAMES = new Names("charlie_enabled", "ai_setter_id", "charlie_kill_switch");

    @Test
    void the_fields_are_found_by_name_and_kept_by_id() {
        FoundFields found = FoundFields.in(
                schema("charlie_enabled", "ai_setter_id", "charlie_kill_switch", "other"),
                schema("charlie_kill_switch", "charlie_enabled", "ai_setter_id"),
                NAMES);

        ControlFields all = new ControlFields("cf_charlie_enabled", "cf_ai_setter_id", "cf_charlie_kill_switch");
        assertThat(found.fields().lead()).isEqualTo(all);
        assertThat(found.fields().contact()).isEqualTo(all);
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void a_missing_field_is_named_with_the_object_and_the_cure() {
        FoundFields found = FoundFields.in(
                schema("charlie_enabled", "ai_setter_id"),
                schema("charlie_enabled", "ai_setter_id", "charlie_kill_switch"),
                NAMES);

        assertThat(found.fields().lead().killSwitch()).isNull();
        assertThat(found.fields().contact().killSwitch()).isEqualTo("cf_charlie_kill_switch");
        assertThat(found.warnings())
                .singleElement()
                .asString()
                .contains("'charlie_kill_switch' on leads")
                .contains("Create it in Close");
    }

    @Test
    void other_names_can_be_configured() {
        FoundFields found = FoundFields.in(schema("go"), schema("go"), new Names("go", "who", "halt"));

        assertThat(found.fields().lead().enabled()).isEqualTo("cf_go");
        assertThat(found.warnings()).hasSize(4);
    }

    private static CustomFieldSchema schema(String... names) {
        List<CustomField> fields = Stream.of(names)
                .map(name -> new CustomField("cf_" + name, name, "text", List.of(), false, true))
                .toList();
        return new CustomFieldSchema("lead", fields);
    }

    private record Names(String enabled, String setterId, String killSwitch)
            implements ConnectorSettings.ControlFieldNames {}
}
