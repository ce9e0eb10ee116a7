package io.closeloop.lifecycle.application.setters;

import io.closeloop.lifecycle.settings.Complaint;
import io.closeloop.lifecycle.store.SetterDefaults;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import io.closeloop.lifecycle.store.StoredSetter;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * "Copy settings to…": what one setter says of itself, others say from now on, and nothing besides. All of them or none. Source: charlie.md 3.
 */
@ApplicationScoped
public class CopyingSettings {

    private static final int MOST = 200;
    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("from", "to", "versions"));

    private final Transactions transactions;
    private final SetterDefaults defaults;
    private final SetterChanges changes;

    CopyingSettings(Transactions transactions, SetterDefaults defaults, SetterChanges changes) {
        this.transactions = transactions;
        this.defaults = defaults;
        this.changes = changes;
    }

    /** @param versions those that the caller has read, of setters that take the settings */
    private record Copy(
            UUID from,
            List<UUID> to,
            Map<UUID, Long> versions,
            @Nullable String fromField,
            @Nullable String toField) {

        static Copy read(UUID addressed, @Nullable String text) {
            Body body = Body.of(Body.parse(text), FIELDS);
            Optional<UUID> from = body.id("from");
            Optional<List<UUID>> to = body.ids("to", MOST);
            Map<UUID, Long> versions = body.versions("versions");
            body.orRefuse();
            if (from.isPresent() == to.isPresent()) {
                throw Refused.of(
                        "from", "give either from, the setter to copy from, or to, a list of setters to copy to");
            }
            return from.map(source -> new Copy(source, List.of(addressed), versions, "from", null))
                    .orElseGet(() -> new Copy(addressed, to.orElseThrow(), versions, null, "to"))
                    .ofThem();
        }

        private Copy ofThem() {
            Refused.ifAny(versions.keySet().stream()
                    .filter(setter -> !to.contains(setter))
                    .map(setter -> new Complaint(field(setter), "leave it out: nothing is copied to it"))
                    .toList());
            return this;
        }

        void requireVersion(StoredSetter target) {
            Expected.require(field(target.id()), versions.get(target.id()), target.version());
        }

        private static String field(UUID setter) {
            return "versions." + setter;
        }
    }

    /**
     * @param body from: the addressed setter takes that one's; to: those take the addressed one's. versions: of those that take them, as the caller has read them
     * @return those that now have them. A deleted setter may be copied from
     */
    public Uni<List<ShownSetter>> copy(Author author, UUID addressed, @Nullable String body) {
        Copy copy = Copy.read(addressed, body);
        return transactions.run(() -> defaults.lock(author.account())
                .chain(account -> changes.requireEver(author.account(), copy.from(), copy.fromField())
                        .chain(source -> changes.require(author.account(), copy.to(), copy.toField())
                                .invoke(targets -> targets.forEach(copy::requireVersion))
                                .chain(targets -> copy(author, source, targets, account)))));
    }

    private Uni<List<ShownSetter>> copy(
            Author author, StoredSetter source, List<StoredSetter> targets, Defaults account) {
        return Uni.join()
                .all(targets.stream()
                        .map(target -> changes.change(
                                author,
                                target,
                                with(target, source),
                                account,
                                "settings copied from " + source.name() + " (" + source.id() + ")"))
                        .toList())
                .usingConcurrencyOf(1)
                .andFailFast();
    }

    private static StoredSetter with(StoredSetter target, StoredSetter source) {
        return new StoredSetter(
                target.id(), target.name(), target.active(), source.settings(), target.version(), target.deletedAt());
    }
}
