package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.lifecycle.LifecycleFigures.Bulk;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Latency;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Rate;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Size;
import io.closeloop.local.bench.lifecycle.LifecycleScope.Part;
import io.closeloop.local.bench.profile.Profile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parts, in an order in which the database only grows. */
final class Measuring {

    private final LifecycleScope scope;
    private final Leads leads;
    private final Draining draining;
    private final Waiting waiting;
    private final List<Rate> rates = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private final List<Bulk> bulks = new ArrayList<>();
    private final List<Size> sizes = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();

    Measuring(LifecycleScope scope, Leads leads, Draining draining, Waiting waiting) {
        this.scope = scope;
        this.leads = leads;
        this.draining = draining;
        this.waiting = waiting;
    }

    void measure() throws InterruptedException, IOException {
        for (int n = 0; n < scope.sizes().size(); n++) {
            if (n < 2 || scope.has(Part.SIZE)) {
                leads.grow(Contestant.LIFECYCLE, scope.sizes().get(n));
                measure(n);
            }
        }
    }

    private void measure(int size) throws InterruptedException, IOException {
        if (size == 0) {
            draining.warmUp(Contestant.LIFECYCLE, leads.of(Contestant.LIFECYCLE), scope.warmUp());
        }
        if (scope.has(Part.SIZE)) {
            sizes.add(draining.size(leads.of(Contestant.LIFECYCLE)));
        }
        if (size == 1) {
            leads.grow(Contestant.FLOOR, scope.sizes().get(size));
            draining.warmUp(Contestant.FLOOR, leads.of(Contestant.FLOOR), scope.warmUp());
            besideFloor();
            bulk();
            profile();
        }
    }

    private void besideFloor() throws InterruptedException {
        for (int turn = 0; scope.has(Part.RATE) && turn < scope.turns(); turn++) {
            for (Contestant contestant : Contestant.inTurn(turn)) {
                rates.add(draining.drain(contestant, leads.of(contestant), scope.backlog(), turn));
            }
        }
        if (scope.has(Part.LATENCY)) {
            for (Contestant contestant : Contestant.values()) {
                latencies.add(waiting.latency(contestant, leads.of(contestant)));
            }
        }
    }

    private void profile() throws InterruptedException, IOException {
        if (scope.has(Part.PROFILE)) {
            for (Contestant contestant : Contestant.values()) {
                profiles.add(draining.profile(contestant, leads.of(contestant), scope.backlog()));
            }
        }
    }

    private void bulk() throws InterruptedException {
        if (scope.has(Part.BULK)) {
            leads.makeBulkAndOthers();
            for (int n = 0; n < scope.bulks(); n++) {
                bulks.add(waiting.bulk(leads.bulk(), leads.others()));
            }
        }
    }

    LifecycleFigures figures(Instant at, String machine) {
        return new LifecycleFigures(
                at,
                machine,
                LifecyclePlanning.FLAGS,
                List.copyOf(rates),
                List.copyOf(latencies),
                List.copyOf(bulks),
                List.copyOf(sizes),
                List.copyOf(profiles));
    }
}
