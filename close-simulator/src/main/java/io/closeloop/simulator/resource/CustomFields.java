package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Custom fields of leads, of contacts, of opportunities, and shared ones, which have the same id on every object they are associated
 * with. Source: close-api.md 4.
 */
public final class CustomFields {
    public static final Resource LEAD = resource("lead", false);
    public static final Resource CONTACT = resource("contact", false);
    public static final Resource OPPORTUNITY = resource("opportunity", false);

    /** Those of custom activities and of custom objects: of the objects themselves the reference tells nothing but their events. */
    static final Resource ACTIVITY = resource("activity", false);

    static final String OF_OBJECTS = "custom_object_type";
    static final Resource CUSTOM_OBJECT = resource(OF_OBJECTS, false).fires("custom_fields.custom_object");

    public static final Resource SHARED = resource("shared", true)
            .fields(Field.free("associations").onCreate().or(List.of()));

    /** Own fields by the kind of object. */
    static final Map<String, Resource> OWN = Map.of("lead", LEAD, "contact", CONTACT, "opportunity", OPPORTUNITY);

    private static final int LONGEST_DESCRIPTION = 280;

    private CustomFields() {}

    private static Resource resource(String kind, boolean shared) {
        return Resource.of("custom_field/" + kind, "cf", "close-api.md 4")
                .fires("custom_fields." + kind)
                .fields(
                        Field.text("name").mandatory(),
                        Field.text("description", LONGEST_DESCRIPTION),
                        Field.free("type").mandatory().onCreate(),
                        Field.list("choices"),
                        Field.flag("accepts_multiple_values", false),
                        Field.list("editable_with_roles"),
                        Field.own("is_shared").or(shared),
                        Field.flag("required", false),
                        Field.flag("always_visible", true))
                .stamped()
                .writable()
                .ruledBy(new FieldRules(kind));
    }

    /** The fields that an object of this kind can have: its own, then the shared ones associated with it. */
    static Stream<ObjectNode> of(Organization organization, String kind) {
        Stream<ObjectNode> own = organization.table(Objects.requireNonNull(OWN.get(kind))).all().stream();
        Stream<ObjectNode> shared =
                organization.table(SHARED).all().stream().filter(field -> Associations.has(field, kind));
        return Stream.concat(own, shared);
    }

    /** By id, without a look at every field: a write names each of them. */
    static Optional<ObjectNode> byId(Organization organization, String kind, String id) {
        return organization
                .table(Objects.requireNonNull(OWN.get(kind)))
                .find(id)
                .or(() -> organization.table(SHARED).find(id).filter(field -> Associations.has(field, kind)));
    }

    /** By id, or by name as a person in Close's screens would choose it. */
    public static Optional<ObjectNode> find(Organization organization, String kind, String idOrName) {
        return of(organization, kind)
                .filter(f -> f.get("id").asText().equals(idOrName)
                        || f.get("name").asText().equals(idOrName))
                .findFirst();
    }

    /** A custom field of any kind, with the resource that it belongs to. */
    static Resource home(ObjectNode field) {
        return field.has("associations") ? SHARED : LEAD;
    }
}
