package io.closeloop.lifecycle.store;

import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "setter")
class SetterRow {

    @Id
    UUID id;

    @Column
    String account;

    @Column
    String name;

    @Column
    boolean active;

    @Column
    String script;

    @Column
    long version;

    SetterRow() {}

    SetterRow(String account, UUID id) {
        this.account = account;
        this.id = id;
    }

    void put(SetterProfile setter) {
        name = setter.name();
        active = setter.active();
        script = Documents.write(setter.settings().script());
        version++;
    }

    SetterProfile read() {
        return new SetterProfile(id, name, active, SetterSettings.standard(Documents.read(script, Script.class)));
    }
}
