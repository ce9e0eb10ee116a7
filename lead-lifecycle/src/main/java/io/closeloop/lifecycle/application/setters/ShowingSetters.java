package io.closeloop.lifecycle.application.setters;

import io.closeloop.lifecycle.store.Sessions;
import io.closeloop.lifecycle.store.SetterDefaults;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import io.closeloop.lifecycle.store.SetterVersions;
import io.closeloop.lifecycle.store.SetterVersions.Version;
import io.closeloop.lifecycle.store.StoredSetters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What people see of setters. One account only, always. */
@ApplicationScoped
public class ShowingSetters {

    private static final int VERSIONS_AT_ONCE = 100;

    private final StoredSetters setters;
    private final SetterDefaults defaults;
    private final SetterVersions versions;
    private final SetterChanges changes;

    ShowingSetters(StoredSetters setters, SetterDefaults defaults, SetterVersions versions, SetterChanges changes) {
        this.setters = setters;
        this.defaults = defaults;
        this.versions = versions;
        this.changes = changes;
    }

    /** By name, without the deleted ones. */
    public Uni<List<ShownSetter>> list(String account) {
        return Sessions.read(() -> setters.list(account)
                .chain(found -> defaults.find(account)
                        .map(under -> found.stream()
                                .map(setter -> ShownSetter.of(setter, under))
                                .toList())));
    }

    /** Deleted or not. Fails with {@link Refused} where the account never had it. */
    public Uni<ShownSetter> find(String account, UUID id) {
        return Sessions.read(() -> changes.requireEver(account, id, null)
                .chain(setter -> defaults.find(account).map(under -> ShownSetter.of(setter, under))));
    }

    /** Newest first, those older than {@code before}. Fails with {@link Refused} where the account never had the setter. */
    public Uni<List<Version>> versions(String account, UUID id, long before) {
        return Sessions.read(() -> changes.requireEver(account, id, null)
                .chain(setter -> versions.of(account, id, before, VERSIONS_AT_ONCE)));
    }

    public Uni<Defaults> defaults(String account) {
        return Sessions.read(() -> defaults.find(account));
    }

    /** As {@link #versions}, of the account's defaults. */
    public Uni<List<Version>> versionsOfDefaults(String account, long before) {
        return Sessions.read(() -> versions.of(account, null, before, VERSIONS_AT_ONCE));
    }
}
