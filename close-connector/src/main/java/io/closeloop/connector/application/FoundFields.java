package io.closeloop.connector.application;

import io.closeloop.close.wire.CustomField;
import io.closeloop.close.wire.CustomFieldSchema;
import io.closeloop.connector.application.ConnectorSettings.ControlFieldNames;
import io.closeloop.connector.domain.Integration;
import io.closeloop.events.IntegrationChanged.ControlFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control fields of an organization, found by name and from here on addressed by id, which stays when someone renames a field.
 *
 * @param warnings one for each that is missing, with what will not work and the cure
 */
record FoundFields(Integration.ControlFields fields, List<String> warnings) {

    static FoundFields in(CustomFieldSchema lead, CustomFieldSchema contact, ControlFieldNames names) {
        List<String> warnings = new ArrayList<>();
        ControlFields onLead = find(lead, "lead", names, warnings);
        ControlFields onContact = find(contact, "contact", names, warnings);
        return new FoundFields(new Integration.ControlFields(onLead, onContact), List.copyOf(warnings));
    }

    private static ControlFields find(
            CustomFieldSchema schema, String object, ControlFieldNames names, List<String> warnings) {
        return new ControlFields(
                id(schema, object, names.enabled(), "activate", warnings),
                id(schema, object, names.setterId(), "choose the setter of", warnings),
                id(schema, object, names.killSwitch(), "stop", warnings));
    }

    private static @Nullable String id(
            CustomFieldSchema schema, String object, String name, String use, List<String> warnings) {
        String id = schema.named(name).map(CustomField::id).orElse(null);
        if (id == null) {
            warnings.add(
                    "Close has no custom field '%s' on %ss: nobody can %s a %s by it. Create it in Close (Settings, Custom Fields; type text, shared by leads and contacts), remove this integration and connect again."
                            .formatted(name, object, use, object));
        }
        return id;
    }
}
