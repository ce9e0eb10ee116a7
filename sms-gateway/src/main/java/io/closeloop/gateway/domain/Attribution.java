package io.closeloop.gateway.domain;

import java.util.Collection;

/**
 * Whose is a text that Close says was sent, and whose id the ledger does not know? Own texts are known by their id, never by their words. As
 * long as a draft of ours to the same phone may exist whose id was not learned, it is nobody's yet (architecture, section 7).
 */
public sealed interface Attribution {

    record Persons() implements Attribution {}

    record NotYetKnown() implements Attribution {}

    /** @param toThatPhone the ledger's unfinished texts to the same phone */
    static Attribution of(Collection<Text> toThatPhone) {
        boolean maybeOurs = toThatPhone.stream().map(Text::position).anyMatch(Position::mayHaveUnknownDraft);
        return maybeOurs ? new NotYetKnown() : new Persons();
    }
}
