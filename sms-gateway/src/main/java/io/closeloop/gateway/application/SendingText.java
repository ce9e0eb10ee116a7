package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Known.NothingAsked;
import io.closeloop.gateway.domain.NextStep;
import io.closeloop.gateway.domain.Step;
import io.closeloop.gateway.domain.Step.Ask;
import io.closeloop.gateway.domain.Step.Clear;
import io.closeloop.gateway.domain.Step.Discard;
import io.closeloop.gateway.domain.Step.Flip;
import io.closeloop.gateway.domain.Step.Look;
import io.closeloop.gateway.domain.Step.MakeDraft;
import io.closeloop.gateway.domain.Step.PullBack;
import io.closeloop.gateway.domain.Step.Rest;
import io.closeloop.gateway.domain.Step.Search;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Carries a claimed text forward, step by step as {@link NextStep} says, outside any transaction, until it rests. */
@ApplicationScoped
public class SendingText {

    private final LookingOnceMore looking;
    private final TextInClose close;
    private final WritingDown writing;

    public SendingText(LookingOnceMore looking, TextInClose close, WritingDown writing) {
        this.looking = looking;
        this.close = close;
        this.writing = writing;
    }

    public Uni<Void> send(Claim claim) {
        return advance(new Attempt(), claim, claim.known());
    }

    private Uni<Void> advance(Attempt attempt, Claim claim, Known known) {
        if (!attempt.mayGoOn(claim)) {
            attempt.log(claim);
            return Uni.createFrom().voidItem();
        }
        Step step = NextStep.of(claim.text().position(), known);
        attempt.takes(step);
        return switch (step) {
            case Look() -> then(attempt, claim, looking.look(claim));
            case MakeDraft() -> then(attempt, claim, close.makeDraft(claim));
            case Search() -> then(attempt, claim, close.search(claim));
            case Clear(var smsId) -> goOn(attempt, claim, writing.clear(claim, smsId));
            case Flip(var smsId) -> then(attempt, claim, close.flip(claim, smsId));
            case Ask(var smsId, var refusal) -> then(attempt, claim, close.ask(claim, smsId, refusal));
            case PullBack(var smsId) -> then(attempt, claim, close.pullBack(claim, smsId));
            case Discard(var smsIds) -> then(attempt, claim, close.discard(claim, smsIds));
            case Rest rest -> goOn(attempt, claim, writing.rest(claim, known));
        };
    }

    private Uni<Void> then(Attempt attempt, Claim claim, Uni<Known> answer) {
        return answer.chain(known -> advance(attempt, claim, known));
    }

    private Uni<Void> goOn(Attempt attempt, Claim before, Uni<Optional<Claim>> written) {
        return written.chain(now -> {
            if (now.isPresent()) {
                return advance(attempt, now.get(), new NothingAsked());
            }
            attempt.log(before);
            return Uni.createFrom().voidItem();
        });
    }
}
