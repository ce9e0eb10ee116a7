package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Original;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Dead letters, and hearing one again as the news that it was. It counts once: the inbox drops a second replay, and an event that has come by
 * another way meanwhile.
 */
@ApplicationScoped
public class ReplayingDeadLetters {

    private static final Logger LOG = Logger.getLogger(ReplayingDeadLetters.class);
    private static final int LISTED = 100;

    private final DeadLetterBox letters;
    private final Translating translating;
    private final HearingNews hearingNews;

    public ReplayingDeadLetters(DeadLetterBox letters, Translating translating, HearingNews hearingNews) {
        this.letters = letters;
        this.translating = translating;
        this.hearingNews = hearingNews;
    }

    public Uni<List<DeadLetter>> newest(String account) {
        return letters.newest(account, LISTED);
    }

    /** @return empty where the account has no such letter; fails with {@link io.closeloop.events.UnreadableEvent} if it still cannot be read */
    public Uni<Optional<Heard>> replay(String account, Original.Place place, String by) {
        return letters.find(account, place)
                .chain(found -> found.map(opened -> replay(opened, by).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Heard> replay(DeadLetter.Opened opened, String by) {
        DeadLetter letter = opened.letter();
        List<Arrival> arrivals =
                translating.translate(opened.original()).stream().toList();
        return hearingNews
                .hear(letter.tenant(), letter.lead(), arrivals)
                .onFailure(Bugs::isBug)
                .recoverWithItem(bug -> new Heard.Fails(Bugs.reasonOf(bug)))
                .invoke(heard -> LOG.infof(
                        "dead letter replayed account=%s integration=%s lead=%s topic=%s offset=%d by=%s outcome=%s",
                        letter.tenant().account(),
                        letter.lead().integration(),
                        letter.lead().leadId(),
                        letter.place().topic(),
                        letter.place().offset(),
                        by,
                        heard.getClass().getSimpleName()));
    }
}
