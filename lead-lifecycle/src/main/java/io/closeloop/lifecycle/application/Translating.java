package io.closeloop.lifecycle.application;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.store.Original;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an event that came earlier, under the settings of now. */
public interface Translating {

    /**
     * @return empty where it concerns nobody here
     * @throws UnreadableEvent for what breaks the contract
     * @throws NotYetKnown if nobody has told of its integration
     */
    Optional<Arrival> translate(Original original);

    /**
     * A Close event as Close sends it, in a webhook or in its event log.
     *
     * @throws UnreadableEvent if it is none
     * @throws NotYetKnown if nobody has told of the integration
     */
    FromClose translate(String integration, byte[] body);

    /**
     * @param identity what the inbox would know it by
     * @param news empty where it concerns nobody here
     */
    record FromClose(@Nullable String leadId, Original.Identity identity, List<News> news) {}
}
