package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Custom fields of leads, of contacts, and shared ones, which have the same id on every object they are associated with. Source: close-api.md 4. */
public final class CustomFields {
    static final Set<String> TYPES =
            Set.of("text", "number", "date", "datetime", "choices", "user", "contact", "custom_object", "hidden");

    private static final Set<String> MULTIPLE = Set.of("choices", "user", "contact", "custom_object");
    private static final String SHAPE = """
            {"id":null,"name":"","description":null,"type":"text","accepts_multiple_values":false,"editable_with_roles":[],
             "is_shared":%s,"required":false,"always_visible":true,"organization_id":null,"created_by":null,"updated_by":null,
             "date_created":null,"date_updated":null%s}""";
    private static final Set<String> WRITABLE = Set.of(
            "name",
            "description",
            "choices",
            "accepts_multiple_values",
            "editable_with_roles",
            "required",
            "always_visible");

    public static final Resource LEAD = resource("lead", false);
    public static final Resource CONTACT = resource("contact", false);
    public static final Resource SHARED = resource("shared", true);

    /** Own fields by the kind of object. */
    static final Map<String, Resource> OWN = Map.of("lead", LEAD, "contact", CONTACT);

    private CustomFields() {}

    private static Resource resource(String kind, boolean shared) {
        Keys keys = new Keys(WRITABLE, Set.of("type", "associations"), Set.of(), false, Keys.Unknown.IGNORED);
        return Resource.readOnly(
                        "custom_field/" + kind,
                        "cf",
                        "custom_fields." + kind,
                        SHAPE.formatted(shared, shared ? ",\"associations\":[]" : ""))
                .writable(keys)
                .listed(Listing.PLAIN)
                .ruledBy(new FieldRules(shared));
    }

    /** The fields that an object of this kind can have: its own, then the shared ones associated with it. */
    static Stream<ObjectNode> of(Organization organization, String kind) {
        Stream<ObjectNode> own = organization.table(Objects.requireNonNull(OWN.get(kind))).all().stream();
        Stream<ObjectNode> shared =
                organization.table(SHARED).all().stream().filter(field -> isAssociated(field, kind));
        return Stream.concat(own, shared);
    }

    private static boolean isAssociated(ObjectNode field, String kind) {
        return field.path("associations")
                .valueStream()
                .anyMatch(a -> a.path("object_type").asText().equals(kind));
    }

    /** By id, or by name as a person in Close's screens would choose it. */
    public static Optional<ObjectNode> find(Organization organization, String kind, String idOrName) {
        return of(organization, kind)
                .filter(f -> f.get("id").asText().equals(idOrName)
                        || f.get("name").asText().equals(idOrName))
                .findFirst();
    }

    /** {@code GET /custom_field_schema/{kind}/}: own and shared fields in one list. */
    static Answer schema(Session session, String kind) {
        if (!OWN.containsKey(kind)) {
            return Answer.notFound();
        }
        Organization organization = session.organization();
        ObjectNode schema = Json.object()
                .put("name", Character.toUpperCase(kind.charAt(0)) + kind.substring(1))
                .put("object_type", kind)
                .put("organization_id", organization.id());
        schema.set(
                "fields",
                of(organization, kind)
                        .map(field -> session.view(field.has("associations") ? SHARED : LEAD, field))
                        .collect(Json.toArray()));
        return Answer.ok(schema);
    }

    /** {@code POST /custom_field/shared/{id}/association/}. */
    static Answer associate(Session session, String id, ObjectNode body) {
        String kind = body.path("object_type").asText();
        if (!OWN.containsKey(kind)) {
            Errors errors = new Errors();
            errors.field("object_type", "Must be one of lead, contact.");
            return errors.answer();
        }
        return session.find(SHARED, id)
                .map(field -> {
                    ArrayNode associations = Json.array().addAll((ArrayNode) field.get("associations"));
                    associations.add(Json.object().put("object_type", kind));
                    ObjectNode after = Json.copy(field);
                    after.set("associations", associations);
                    session.replace(SHARED, field, after);
                    return new Answer(201, associations.get(associations.size() - 1));
                })
                .orElseGet(Answer::notFound);
    }

    private record FieldRules(boolean shared) implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            if (before == null) {
                checkNew(patch, errors);
            }
            if (patch.path("name").asText("x").isBlank()) {
                errors.field("name", Errors.REQUIRED);
            }
            if (patch.path("description").asText("").length() > 280) {
                errors.field("description", "Longer than 280 characters.");
            }
        }

        private static void checkNew(ObjectNode patch, Errors errors) {
            String type = patch.path("type").asText("");
            for (String key : List.of("name", "type")) {
                if (patch.path(key).asText("").isBlank()) {
                    errors.field(key, Errors.REQUIRED);
                }
            }
            if (!TYPES.contains(type)) {
                errors.field("type", "Not a valid choice.");
            }
            if (type.equals("choices") && patch.path("choices").isEmpty()) {
                errors.field("choices", Errors.REQUIRED);
            }
            if (patch.path("accepts_multiple_values").asBoolean() && !MULTIPLE.contains(type)) {
                errors.field("accepts_multiple_values", "Not possible for this type.");
            }
        }

        @Override
        public void creating(Session session, ObjectNode values) {
            if (shared && !values.has("associations")) {
                values.putArray("associations");
            } else if (!shared) {
                values.remove("associations");
            }
        }

        /** The values go with their field, at once and without events. */
        @Override
        public void deleting(Session session, ObjectNode field) {
            CustomValues.forget(session, field.get("id").textValue());
        }
    }
}
