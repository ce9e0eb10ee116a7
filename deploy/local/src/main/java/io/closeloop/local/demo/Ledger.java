package io.closeloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.local.client.SimulatedClose;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The simulator's ledger from now on, read on demand. */
public final class Ledger {

    private final SimulatedClose close;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long next;

    /** Everything before this moment belongs to others. */
    public Ledger(SimulatedClose close) {
        this.close = close;
        read();
        entries.clear();
    }

    /** Reads what has come since, and answers it. */
    synchronized List<LedgerEntry> read() {
        List<LedgerEntry> fresh = new ArrayList<>();
        for (JsonNode page = close.ledger(next); !page.path("entries").isEmpty(); page = close.ledger(next)) {
            page.path("entries").forEach(entry -> fresh.add(LedgerEntry.of(entry)));
            next = page.path("next").asLong();
        }
        entries.addAll(fresh);
        return fresh;
    }

    /** Everything that Close was made to do, in order, duplicates and all. */
    synchronized List<Deed> deeds() {
        return entries.stream()
                .flatMap(entry -> Stream.<Deed>concat(entry.textSent().stream(), entry.valueWritten().stream()))
                .toList();
    }
}
