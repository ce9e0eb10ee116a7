package io.closeloop.fieldsync.store;

import io.closeloop.events.Milestone;
import io.closeloop.fieldsync.domain.FieldKind;
import io.closeloop.fieldsync.domain.Mapping;
import io.closeloop.outbox.Columns;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "mapping")
class MappingRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column
    String account;

    @Column(name = "setter_id")
    UUID setterId;

    @Column
    @Enumerated(EnumType.STRING)
    Milestone milestone;

    @Column(name = "field_id")
    String fieldId;

    @Column(name = "field_name")
    String fieldName;

    @Column
    @Enumerated(EnumType.STRING)
    FieldKind kind;

    @Column
    String value;

    static MappingRow of(String account, UUID setterId, Mapping mapping) {
        MappingRow row = new MappingRow();
        row.id = UUID.randomUUID();
        row.account = account;
        row.setterId = setterId;
        row.milestone = mapping.milestone();
        row.fieldId = mapping.fieldId();
        row.fieldName = mapping.fieldName();
        row.kind = mapping.kind();
        row.value = mapping.value();
        return row;
    }

    /** Read in SQL, so never written back. */
    static MappingRow of(Columns columns) {
        MappingRow row = new MappingRow();
        row.setterId = columns.uuid();
        row.milestone = Milestone.valueOf(columns.text());
        row.fieldId = columns.text();
        row.fieldName = columns.text();
        row.kind = FieldKind.valueOf(columns.text());
        row.value = columns.text();
        return row;
    }

    Mapping toMapping() {
        return new Mapping(milestone, fieldId, fieldName, kind, value);
    }
}
