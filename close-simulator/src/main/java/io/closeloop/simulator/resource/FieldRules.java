package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Roles;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a custom field may be. There is no boolean type, unless a switch says so. Who is no admin may not touch one. Source: close-api.md 4.
 *
 * @param kind of object that has the field, as in its path
 */
record FieldRules(String kind) implements Rules {
    private static final Set<String> TYPES =
            Set.of("text", "number", "date", "datetime", "choices", "user", "contact", "custom_object", "hidden");
    private static final Set<String> MULTIPLE = Set.of("choices", "user", "contact", "custom_object");
    private static final String BOOLEAN = "boolean";

    /** Of custom activities only. */
    private static final String TEXTAREA = "textarea";

    @Override
    public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        if (!Roles.isAdmin(session)) {
            errors.forbidden();
        }
        if (patch.has("type")) {
            checkType(session, patch, errors);
        }
        if (patch.has("associations")) {
            patch.set("associations", Associations.checked(patch.get("associations"), errors));
        }
    }

    private void checkType(Session session, ObjectNode patch, Errors errors) {
        String type = patch.path("type").asText("");
        boolean extra = type.equals(TEXTAREA)
                ? kind.equals("activity")
                : type.equals(BOOLEAN) && session.switches().is(Switch.BOOLEAN_FIELD, "present");
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

    @Override
    public void checkDelete(Session session, ObjectNode row, Errors errors) {
        if (!Roles.isAdmin(session)) {
            errors.forbidden();
        }
    }

    /** One list does not say whether there is more. */
    @Override
    public void total(List<ObjectNode> rows, ObjectNode body) {
        if (kind.equals(CustomFields.OF_OBJECTS)) {
            body.remove("has_more");
        }
    }

    /** The values go with their field, at once and without events. */
    @Override
    public void deleting(Session session, ObjectNode field) {
        CustomValues.forget(session, field.get("id").textValue(), CustomFields.OWN.keySet());
    }
}
