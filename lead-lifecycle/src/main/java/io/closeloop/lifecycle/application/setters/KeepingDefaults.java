package io.closeloop.lifecycle.application.setters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.settings.Checking;
import io.closeloop.lifecycle.settings.Complaint;
import io.closeloop.lifecycle.settings.Json;
import io.closeloop.lifecycle.settings.MergePatch;
import io.closeloop.lifecycle.store.SetterDefaults;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import io.closeloop.lifecycle.store.SetterVersions;
import io.closeloop.lifecycle.store.SetterVersions.Version;
import io.closeloop.lifecycle.store.StoredSetter;
import io.closeloop.lifecycle.store.StoredSetters;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds for every setter of the account that does not say otherwise. A change counts from the next decision on; no setter changes by it. */
@ApplicationScoped
public class KeepingDefaults {

    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("settings", "version"));

    private final Transactions transactions;
    private final SetterDefaults defaults;
    private final StoredSetters setters;
    private final SetterVersions versions;

    KeepingDefaults(
            Transactions transactions, SetterDefaults defaults, StoredSetters setters, SetterVersions versions) {
        this.transactions = transactions;
        this.defaults = defaults;
        this.setters = setters;
        this.versions = versions;
    }

    private record Wanted(ObjectNode settings, @Nullable Long expected) {

        static Wanted read(ObjectNode json) {
            Body body = Body.of(json, FIELDS);
            ObjectNode settings = Draft.settings(body);
            Long expected = body.numberOrNull("version");
            body.orRefuse();
            return new Wanted(settings, expected);
        }
    }

    /** @param body settings, whole */
    public Uni<Defaults> replace(Author author, @Nullable String body) {
        Wanted draft = Wanted.read(Body.parse(body));
        return change(author, current -> draft);
    }

    /** @param body a JSON merge patch of settings */
    public Uni<Defaults> patch(Author author, @Nullable String body) {
        ObjectNode patch = Body.parse(body);
        return change(author, current -> Wanted.read(MergePatch.apply(document(current.settings()), patch)));
    }

    private Uni<Defaults> change(Author author, Function<Defaults, Wanted> wanted) {
        return transactions.run(() -> defaults.lock(author.account()).chain(current -> {
            Wanted draft = wanted.apply(current);
            Expected.require(draft.expected(), current.version());
            return draft.settings().equals(current.settings())
                    ? Uni.createFrom().item(current)
                    : make(author, new Defaults(draft.settings(), current.version() + 1));
        }));
    }

    private Uni<Defaults> make(Author author, Defaults next) {
        Version version =
                new Version(next.version(), document(next.settings()), "changed", author.name(), Instant.now());
        return setters.list(author.account())
                .invoke(all -> all.forEach(setter -> requireComplete(setter, next)))
                .chain(() -> defaults.update(author.account(), next))
                .chain(() -> versions.add(author.account(), null, version))
                .replaceWith(next);
    }

    private static void requireComplete(StoredSetter setter, Defaults next) {
        Refused.ifAny(Checking.missing(ShownSetter.of(setter, next).layers()).stream()
                .map(missing -> new Complaint(
                        missing.field(),
                        "setter " + setter.name() + " (" + setter.id()
                                + ") has none of its own and counts on it; give it one first"))
                .toList());
    }

    private static ObjectNode document(ObjectNode settings) {
        ObjectNode document = Json.object();
        document.set("settings", settings);
        return document;
    }
}
