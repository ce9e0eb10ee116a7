package io.closeloop.gateway.store;

import io.closeloop.gateway.domain.SentText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;

/** Texts that Close says were sent, while it is not known yet whether they are ours. */
@ApplicationScoped
public class UnattributedTexts {

    public Uni<Void> put(SentText sent, Instant lookAgainAt) {
        UnattributedText row = new UnattributedText(sent, lookAgainAt);
        return Panache.getSession().chain(session -> session.merge(row)).replaceWithVoid();
    }

    /** Not locked; needs no transaction. */
    public Uni<List<SentText>> due(Instant now, int upTo) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from UnattributedText where dueAt <= :now order by dueAt", UnattributedText.class)
                        .setParameter("now", now)
                        .setMaxResults(upTo)
                        .getResultList())
                .map(rows -> rows.stream().map(UnattributedText::read).toList()));
    }

    /** @return false if another worker has settled it */
    public Uni<Boolean> lock(SentText sent) {
        return find(sent).map(Optional::isPresent);
    }

    public Uni<Void> remove(SentText sent) {
        return find(sent)
                .chain(row -> row.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Panache.getSession().chain(session -> session.remove(row.get())));
    }

    private static Uni<Optional<UnattributedText>> find(SentText sent) {
        var key = new UnattributedText.Key(sent.tenant().integration(), sent.smsId());
        return Panache.getSession()
                .chain(session -> session.find(UnattributedText.class, key, LockMode.PESSIMISTIC_WRITE))
                .map(Optional::ofNullable);
    }
}
