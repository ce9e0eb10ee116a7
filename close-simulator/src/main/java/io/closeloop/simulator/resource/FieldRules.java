package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a custom field may be. There is no boolean type, unless a switch says so. Source: close-api.md 4. */
final class FieldRules implements Rules {
    private static final Set<String> TYPES =
            Set.of("text", "number", "date", "datetime", "choices", "user", "contact", "custom_object", "hidden");
    private static final Set<String> MULTIPLE = Set.of("choices", "user", "contact", "custom_object");
    private static final String BOOLEAN = "boolean";

    @Override
    public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        if (patch.has("type")) {
            checkType(session, patch, errors);
        }
        if (patch.has("associations")) {
            patch.set("associations", Associations.checked(patch.get("associations"), errors));
        }
    }

    private static void checkType(Session session, ObjectNode patch, Errors errors) {
        String type = patch.path("type").asText("");
        boolean extra = type.equals(BOOLEAN) && session.switches().is(Switch.BOOLEAN_FIELD, "present");
        if (!TYPES.contains(type) && !extra) {
            errors.field("type", "Not a valid choice.");
        }
        if (type.equals("choices") && patch.path("choices").isEmpty()) {
            errors.field("choices", Errors.REQUIRED);
        }
        if (patch.path("accepts_multiple_values").asBoolean() && !MULTIPLE.contains(type)) {
            errors.field("accepts_multiple_values", "Not possible for this type.");
        }
    }

    /** Only choices have choices. */
    @Override
    public void view(Organization organization, ObjectNode view) {
        if (!view.path("type").asText().equals("choices")) {
            view.remove("choices");
        }
    }

    /** The values go with their field, at once and without events. */
    @Override
    public void deleting(Session session, ObjectNode field) {
        CustomValues.forget(session, field.get("id").textValue(), CustomFields.OWN.keySet());
    }
}
