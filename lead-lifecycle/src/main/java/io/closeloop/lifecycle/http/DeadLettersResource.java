package io.closeloop.lifecycle.http;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.application.DeadLetter;
import io.closeloop.lifecycle.application.ReplayingDeadLetters;
import io.closeloop.lifecycle.store.Original;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** What this service has put aside for the caller's account. */
@Path("/dead-letters")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class DeadLettersResource {

    private final ReplayingDeadLetters letters;
    private final Caller caller;

    public DeadLettersResource(ReplayingDeadLetters letters, Caller caller) {
        this.letters = letters;
        this.caller = caller;
    }

    /** @param topic with partition and offset what a replay is asked for by */
    record LetterView(
            String topic,
            int partition,
            long offset,
            Instant at,
            String leadId,
            String type,
            String stage,
            String reason) {

        static LetterView of(DeadLetter letter) {
            Original.Place place = letter.place();
            return new LetterView(
                    place.topic(),
                    place.partition(),
                    place.offset(),
                    letter.at(),
                    letter.lead().leadId(),
                    letter.type(),
                    letter.stage(),
                    letter.reason());
        }
    }

    /** Newest first. */
    @GET
    public Uni<List<LetterView>> list() {
        return letters.newest(caller.account())
                .map(found -> found.stream().map(LetterView::of).toList());
    }

    /** Hears it as news again, and answers what came of it. */
    @POST
    @Path("/{topic}/{partition}/{offset}/replay")
    public Uni<HeardView> replay(String topic, int partition, long offset) {
        Original.Place place = new Original.Place(topic, partition, offset);
        return letters.replay(caller.account(), place, caller.name())
                .map(heard -> HeardView.of(heard.orElseThrow(() -> new ProblemException(
                        LifecycleError.LETTER_UNKNOWN,
                        "there is no letter " + topic + "/" + partition + "/" + offset + "; see GET /dead-letters"))))
                .onFailure(UnreadableEvent.class)
                .transform(still -> new ProblemException(
                        LifecycleError.LETTER_UNREADABLE,
                        still.getMessage() + "; it can be replayed when a version is installed that reads it"));
    }
}
