package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.stream.Stream;

/**
 * The objects of one resource in one organization, oldest first. What is put in is never changed in place afterwards. Guarded by the lock
 * of {@link Close}.
 */
public final class Table {
    private final LinkedHashMap<String, ObjectNode> rows = new LinkedHashMap<>();
    private final History history = new History();
    /** Almost every read in practice asks for one lead. */
    private final Index leads = Index.ofText("lead_id");

    private final Index phones = Index.ofEach("phones", "phone");
    private final Index emails = Index.ofEach("emails", "email");

    public Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    public SequencedCollection<ObjectNode> all() {
        return rows.sequencedValues();
    }

    public Stream<ObjectNode> ofLead(String leadId) {
        return leads.ids(leadId).map(rows::get);
    }

    /** Objects that have this phone (E.164), oldest first. */
    public Stream<ObjectNode> withPhone(String number) {
        return phones.ids(number).map(rows::get);
    }

    /** Objects that have this e-mail address, in any case of letters. */
    public Stream<ObjectNode> withEmail(String address) {
        return emails.ids(address).map(rows::get);
    }

    public int size() {
        return rows.size();
    }

    /** @param memory how long what was there before must be known; zero if never */
    void put(String id, ObjectNode row, Instant at, Duration memory) {
        ObjectNode former = rows.put(id, row);
        history.changed(id, former, at, memory);
        for (Index index : new Index[] {leads, phones, emails}) {
            index.moved(id, former, row);
        }
    }

    void remove(String id, Instant at, Duration memory) {
        ObjectNode former = rows.remove(id);
        if (former != null) {
            history.changed(id, former, at, memory);
            for (Index index : new Index[] {leads, phones, emails}) {
                index.moved(id, former, null);
            }
        }
    }

    /** As it was then, as far as {@link History} remembers. */
    Table asOf(Instant then) {
        Table past = new Table();
        history.before(then, rows).forEach((id, row) -> past.put(id, row, then, Duration.ZERO));
        return past;
    }

    /** Puts another state of a row in its place without anyone being told: what it shows of others, as the label of its status. */
    public void rewrite(ObjectNode row) {
        rows.put(row.get("id").textValue(), row);
    }

    /** Takes a key out of a row without anyone being told. */
    public void strip(ObjectNode row, String key) {
        ObjectNode stripped = Json.copy(row);
        stripped.remove(key);
        rewrite(stripped);
    }
}
