package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects of one resource in one organization, oldest first. Objects of a lead are also found by it, since almost every read in
 * practice asks for one lead. What is put in is never changed in place afterwards. Guarded by the lock of {@link Close}.
 */
public final class Table {
    private final LinkedHashMap<String, ObjectNode> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> byLead = new LinkedHashMap<>();

    public Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    public SequencedCollection<ObjectNode> all() {
        return rows.sequencedValues();
    }

    public Stream<ObjectNode> ofLead(String leadId) {
        return byLead.getOrDefault(leadId, Set.of()).stream().map(rows::get);
    }

    public int size() {
        return rows.size();
    }

    void put(String id, ObjectNode row) {
        ObjectNode former = rows.put(id, row);
        Optional<String> lead = Json.text(row, "lead_id");
        Optional<String> formerLead = former == null ? Optional.empty() : Json.text(former, "lead_id");
        if (!lead.equals(formerLead)) {
            formerLead.ifPresent(l -> unlink(l, id));
            lead.ifPresent(
                    l -> byLead.computeIfAbsent(l, k -> new LinkedHashSet<>()).add(id));
        }
    }

    void remove(String id) {
        ObjectNode former = rows.remove(id);
        if (former != null) {
            Json.text(former, "lead_id").ifPresent(lead -> unlink(lead, id));
        }
    }

    /** Takes a key out of a row without anyone being told. */
    public void strip(ObjectNode row, String key) {
        ObjectNode stripped = Json.copy(row);
        stripped.remove(key);
        rows.put(row.get("id").textValue(), stripped);
    }

    private void unlink(String lead, String id) {
        Set<String> ids = byLead.getOrDefault(lead, Set.of());
        ids.remove(id);
        if (ids.isEmpty()) {
            byLead.remove(lead);
        }
    }
}
