package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.store.Requests.Claimed;
import io.closeloop.lifecycle.store.Sessions;
import io.closeloop.lifecycle.store.Setters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Lets the setter answer. */
@ApplicationScoped
public class AskingSetter {

    private final Setters setters;
    private final Setter setter;

    public AskingSetter(Setters setters, Setter setter) {
        this.setters = setters;
        this.setter = setter;
    }

    Uni<Carried> ask(Claimed claimed, Question question) {
        return Sessions.read(() -> setters.find(claimed.account(), question.setterId()))
                .chain(found -> ask(found, question))
                .onFailure(failure -> !Bugs.isBug(failure))
                .recoverWithItem(down ->
                        new Carried.NotNow("the setter: " + down.getClass().getSimpleName(), Duration.ZERO));
    }

    private Uni<Carried> ask(Optional<SetterProfile> found, Question question) {
        Cause cause = new Cause("setter", question.setterId().toString(), null);
        if (found.isEmpty()) {
            Input gone = new Input.SetterFailed(question.engagementId(), question.turn(), "there is no such setter");
            return Uni.createFrom().item(new Carried.Answered(gone, cause));
        }
        return setter.reply(found.get(), question)
                .map(reply -> new Carried.Answered(
                        new Input.ReplyProposed(question.engagementId(), question.turn(), reply), cause));
    }
}
