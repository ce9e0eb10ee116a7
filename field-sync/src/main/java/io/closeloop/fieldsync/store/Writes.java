package io.closeloop.fieldsync.store;

import io.closeloop.fieldsync.domain.WriteState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The ledger of writes, for people. */
@ApplicationScoped
public class Writes {

    /** Narrows the ledger; what is empty narrows nothing. */
    public record Search(Optional<String> leadId, Optional<String> contactId, Optional<WriteState> state) {}

    /** An account's writes, the newest first. */
    public Uni<List<RecordedWrite>> find(String account, Search search, int atMost) {
        StringBuilder where = new StringBuilder("account = :account");
        Parameters values = Parameters.with("account", account);
        search.leadId().ifPresent(lead -> {
            where.append(" and leadId = :lead");
            values.and("lead", lead);
        });
        search.contactId().ifPresent(contact -> {
            where.append(" and contactId = :contact");
            values.and("contact", contact);
        });
        search.state().ifPresent(state -> {
            where.append(" and state = :state");
            values.and("state", state);
        });
        Sort newestFirst = Sort.descending("recordedAt", "sequence");
        return Panache.withSession(() -> FieldWriteRow.<FieldWriteRow>find(where.toString(), newestFirst, values)
                        .page(0, atMost)
                        .list())
                .map(rows -> rows.stream()
                        .map(row -> new RecordedWrite(row.toWrite(), row.attempts, row.recordedAt, row.changedAt))
                        .toList());
    }
}
