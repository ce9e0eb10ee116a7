package io.closeloop.fieldsync.domain;

import io.closeloop.events.Milestone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether wanted mappings can work. A mapping that is saved is one that would be written today. */
public final class MappingCheck {

    /** A mapping as asked for; anything may be missing. */
    public record Wanted(
            @Nullable String milestone,
            @Nullable String fieldId,
            @Nullable String value) {}

    /** A custom field that the organization's contacts have. */
    public record ContactField(
            String id, String name, @Nullable String type, boolean multiple, List<String> choices) {}

    public enum Fault {
        UNKNOWN_MILESTONE,
        MISSING,
        TOO_LONG,
        CONTROL_FIELD,
        UNKNOWN_FIELD,
        UNSUITABLE_FIELD,
        UNFIT_VALUE,
        MAPPED_TWICE
    }

    /**
     * @param where such as {@code mappings[2].fieldId}
     * @param cure what is wrong and what to do about it
     */
    public record Complaint(Fault fault, String where, String cure) {}

    /** Either all mappings, or what is wrong with the first that is not right. */
    public record Checked(List<Mapping> mappings, Optional<Complaint> complaint) {}

    /** Longer than any text field is of use for, and short enough to keep many. */
    private static final int LONGEST_VALUE = 1000;

    private final Map<String, ContactField> fields;
    private final Set<String> controlFields;

    /** @param controlFields ids of the integration's own fields, on lead and contact: writing one would be an order to ourselves (promise 9) */
    public MappingCheck(List<ContactField> fields, Set<String> controlFields) {
        this.fields = fields.stream().collect(Collectors.toMap(ContactField::id, field -> field, (a, b) -> a));
        this.controlFields = controlFields;
    }

    public Checked check(List<Wanted> wanted) {
        List<Mapping> mappings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted one = wanted.get(i);
            Optional<Complaint> complaint = complaint(one, "mappings[" + i + "].", seen);
            if (complaint.isPresent()) {
                return new Checked(List.of(), complaint);
            }
            mappings.add(mapping(one));
        }
        return new Checked(mappings, Optional.empty());
    }

    private Optional<Complaint> complaint(Wanted wanted, String where, Set<String> seen) {
        return milestoneFault(wanted.milestone(), where + "milestone")
                .or(() -> fieldFault(wanted.fieldId(), where + "fieldId"))
                .or(() -> valueFault(wanted, where + "value"))
                .or(() -> seen.add(wanted.milestone() + " " + wanted.fieldId())
                        ? Optional.empty()
                        : fault(
                                Fault.MAPPED_TWICE,
                                where + "fieldId",
                                "%s is mapped to %s more than once; one milestone writes one value into a field"
                                        .formatted(wanted.milestone(), wanted.fieldId())));
    }

    private static Optional<Complaint> milestoneFault(@Nullable String name, String where) {
        return Arrays.stream(Milestone.values())
                        .anyMatch(milestone -> milestone.name().equals(name))
                ? Optional.empty()
                : fault(
                        Fault.UNKNOWN_MILESTONE,
                        where,
                        "%s is not a milestone; give one of: %s"
                                .formatted(
                                        name,
                                        Arrays.stream(Milestone.values())
                                                .map(Milestone::name)
                                                .collect(Collectors.joining(", "))));
    }

    private Optional<Complaint> fieldFault(@Nullable String id, String where) {
        if (id == null || id.isBlank()) {
            return fault(Fault.MISSING, where, "name the contact custom field by its Close id, such as cf_…");
        }
        if (controlFields.contains(id)) {
            return fault(
                    Fault.CONTROL_FIELD,
                    where,
                    id
                            + " is a control field of the integration, and writing it would switch the setter; choose another field");
        }
        ContactField field = fields.get(id);
        if (field == null) {
            return fault(
                    Fault.UNKNOWN_FIELD,
                    where,
                    id + " is not a custom field of contacts in Close; create it there, or choose one that exists");
        }
        return FieldKind.of(field.type(), field.multiple()).isPresent()
                ? Optional.empty()
                : fault(
                        Fault.UNSUITABLE_FIELD,
                        where,
                        "'%s' is of type %s, which cannot take a fixed value; choose a text, choices, number, date or datetime field"
                                .formatted(field.name(), field.type()));
    }

    private Optional<Complaint> valueFault(Wanted wanted, String where) {
        String value = wanted.value();
        if (value == null || value.isBlank()) {
            return fault(Fault.MISSING, where, "give the value that the milestone writes");
        }
        if (value.length() > LONGEST_VALUE) {
            return fault(Fault.TOO_LONG, where, "shorten the value to at most " + LONGEST_VALUE + " characters");
        }
        ContactField field = known(wanted.fieldId());
        return kind(field)
                .complaint(value, field.choices())
                .flatMap(cure ->
                        fault(Fault.UNFIT_VALUE, where, "'%s' for field '%s' %s".formatted(value, field.name(), cure)));
    }

    private Mapping mapping(Wanted wanted) {
        ContactField field = known(wanted.fieldId());
        return new Mapping(
                Milestone.valueOf(String.valueOf(wanted.milestone())),
                field.id(),
                field.name(),
                kind(field),
                String.valueOf(wanted.value()));
    }

    /** Only after {@link #fieldFault} has found nothing. */
    private ContactField known(@Nullable String id) {
        return Optional.ofNullable(id).map(fields::get).orElseThrow();
    }

    private static FieldKind kind(ContactField field) {
        return FieldKind.of(field.type(), field.multiple()).orElseThrow();
    }

    private static Optional<Complaint> fault(Fault fault, String where, String cure) {
        return Optional.of(new Complaint(fault, where, cure));
    }
}
