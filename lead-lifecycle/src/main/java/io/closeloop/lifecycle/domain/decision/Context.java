package io.closeloop.lifecycle.domain.decision;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Engagement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may look at besides the lead's own state. Read in the decision's transaction.
 *
 * @param setters those that the lead, its news or the integration name, as far as this account has them
 */
public record Context(
        Instant now,
        LeadKey lead,
        IntegrationChanged integration,
        Map<UUID, SetterProfile> setters,
        PhoneBook phones,
        Limits limits) {

    /** The setter of an engagement; null: the account has it no more. */
    public @Nullable SetterProfile setterOf(Engagement.Open engagement) {
        return setters.get(engagement.who().setterId());
    }

    public boolean isConnected() {
        return integration.status() == IntegrationChanged.Status.CONNECTED;
    }

    /** Age is counted from Close's time, so an outage of ours makes news late as well (promise 7). */
    public boolean isLate(Instant at) {
        return at.plus(limits.lateAfter()).isBefore(now);
    }
}
