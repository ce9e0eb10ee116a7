package io.closeloop.lifecycle.messaging;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.lifecycle.application.BacklogSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many leads of one integration are decided in a poll (promise 8). Only leads with news count: most of a bulk edit concerns no setter. Within the
 * budget, which is nearly always, it costs a count.
 */
@ApplicationScoped
class Budget {

    private final Reading reading;
    private final BacklogSettings settings;

    Budget(Reading reading, BacklogSettings settings) {
        this.reading = reading;
        this.settings = settings;
    }

    /** The keys of the leads that go beyond it, by the order of the poll. */
    Set<String> beyond(Map<String, List<Received>> leads) {
        Map<String, Long> sizes = leads.values().stream().collect(groupingBy(Budget::integrationOf, counting()));
        Map<String, Integer> used = new HashMap<>();
        Set<String> beyond = new HashSet<>();
        leads.forEach((key, lead) -> {
            String integration = integrationOf(lead);
            if (sizes.getOrDefault(integration, 0L) > settings.leadsPerPoll()
                    && isNews(lead)
                    && used.merge(integration, 1, Integer::sum) > settings.leadsPerPoll()) {
                beyond.add(key);
            }
        });
        return beyond;
    }

    /** Those of its events that say anything. */
    List<Received> newsAmong(List<Received> lead) {
        List<Received> ours = lead.stream().filter(Received::isOurs).toList();
        if (ours.isEmpty()) {
            return ours;
        }
        IntegrationChanged integration = reading.settings(ours);
        return ours.stream()
                .filter(received -> received.under(integration).isPresent())
                .toList();
    }

    /** What is not known yet waits, what is in another's name is put aside, and what stops at a bug parks its lead: all that is found out by handling it. */
    private boolean isNews(List<Received> lead) {
        try {
            return !newsAmong(lead).isEmpty();
        } catch (RuntimeException bug) {
            return false;
        }
    }

    private static String integrationOf(List<Received> lead) {
        return lead.getFirst().envelope().tenant().integration();
    }
}
