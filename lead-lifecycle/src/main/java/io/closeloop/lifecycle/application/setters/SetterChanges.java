package io.closeloop.lifecycle.application.setters;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.settings.Checking;
import io.closeloop.lifecycle.store.Letters;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import io.closeloop.lifecycle.store.SetterVersions;
import io.closeloop.lifecycle.store.SetterVersions.Version;
import io.closeloop.lifecycle.store.StoredSetter;
import io.closeloop.lifecycle.store.StoredSetters;
import io.closeloop.outbox.Outbox;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a change: the row, the version and the word to the other services, in the caller's transaction, under the lock of the account's defaults. */
@ApplicationScoped
class SetterChanges {

    /** A setter belongs to an account and to no integration; the headers must be there all the same. */
    private static final String NONE = "-";

    private final StoredSetters setters;
    private final SetterVersions versions;
    private final Letters letters;
    private final Outbox outbox;

    SetterChanges(StoredSetters setters, SetterVersions versions, Letters letters, Outbox outbox) {
        this.setters = setters;
        this.versions = versions;
        this.letters = letters;
        this.outbox = outbox;
    }

    /** Those that the account has and has not deleted, in the order of the ids. @throws Refused as a failure, if one is not among them */
    Uni<List<StoredSetter>> require(String account, List<UUID> ids, @Nullable String field) {
        return setters.find(account, Set.copyOf(ids))
                .map(found -> ids.stream()
                        .map(id -> known(found, id, field))
                        .map(setter -> undeleted(setter, field))
                        .toList());
    }

    Uni<StoredSetter> require(String account, UUID id) {
        return require(account, List.of(id), null).map(List::getFirst);
    }

    /** As it is now, deleted or not. */
    Uni<StoredSetter> requireEver(String account, UUID id, @Nullable String field) {
        return setters.find(account, Set.of(id)).map(found -> known(found, id, field));
    }

    Uni<ShownSetter> create(Author author, StoredSetter setter, Defaults defaults) {
        return make(author, setter, defaults, "created", first -> setters.insert(author.account(), first));
    }

    /** What is the same already stays as it is, with its version. Switched on or off, its leads hear of it. */
    Uni<ShownSetter> change(Author author, StoredSetter from, StoredSetter to, Defaults defaults, String what) {
        return from.equals(to)
                ? Uni.createFrom().item(ShownSetter.of(from, defaults))
                : make(author, to, defaults, what, next -> setters.update(author.account(), next))
                        .call(() -> from.active() == to.active()
                                ? Uni.createFrom().voidItem()
                                : letters.toLeadsOf(author.account(), to.id()));
    }

    Uni<ShownSetter> delete(Author author, StoredSetter setter, Defaults defaults) {
        StoredSetter deleted =
                new StoredSetter(setter.id(), setter.name(), false, setter.settings(), setter.version(), Instant.now());
        return make(author, deleted, defaults, "deleted", next -> setters.update(author.account(), next));
    }

    private Uni<ShownSetter> make(
            Author author,
            StoredSetter wanted,
            Defaults defaults,
            String what,
            Function<StoredSetter, Uni<Void>> store) {
        ShownSetter shown = ShownSetter.of(nextVersionOf(wanted), defaults);
        StoredSetter setter = shown.setter();
        if (setter.deletedAt() == null) {
            Refused.ifAny(Checking.missing(shown.layers()));
        }
        Version version = new Version(setter.version(), Draft.document(setter), what, author.name(), Instant.now());
        return store.apply(setter)
                .chain(() -> versions.add(author.account(), setter.id(), version))
                .chain(() -> outbox.add(List.of(announcement(author.account(), setter))))
                .replaceWith(shown);
    }

    private static StoredSetter nextVersionOf(StoredSetter setter) {
        return new StoredSetter(
                setter.id(),
                setter.name(),
                setter.active(),
                setter.settings(),
                setter.version() + 1,
                setter.deletedAt());
    }

    private static StoredSetter known(List<StoredSetter> found, UUID id, @Nullable String field) {
        return found.stream()
                .filter(setter -> setter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new Refusal.Unknown(id, field)));
    }

    private static StoredSetter undeleted(StoredSetter setter, @Nullable String field) {
        if (setter.deletedAt() != null) {
            throw new Refused(new Refusal.Deleted(setter.id(), field));
        }
        return setter;
    }

    private static OutgoingEvent announcement(String account, StoredSetter setter) {
        return OutgoingEvent.ofSetting(
                        Topics.SETTER_CHANGES,
                        "lead-lifecycle",
                        new Tenant(account, NONE, NONE),
                        setter.id().toString(),
                        Instant.now(),
                        new SetterChanged(setter.id(), account, setter.name(), setter.active(), setter.version()))
                .withTraceparent(Trace.current());
    }
}
