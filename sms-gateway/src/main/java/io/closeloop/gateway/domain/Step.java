package io.closeloop.gateway.domain;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do next with a text. */
public sealed interface Step {

    /** A last look at kill field, phone and block in Close, before anything is made there. */
    record Look() implements Step {}

    record MakeDraft() implements Step {}

    /** List the lead's texts since the intent. */
    record Search() implements Step {}

    /** The draft stands: under the gates' locks, write the intent of the flip, or that it may not go. */
    record Clear(String smsId) implements Step {}

    /** Draft to outbox: this sends. Only ever after a {@link Clear} that found the gates open. */
    record Flip(String smsId) implements Step {}

    /** @param refusal what Close said to the change before; comes back with the answer */
    record Ask(String smsId, @Nullable String refusal) implements Step {}

    /** Outbox to draft, if Close has not sent it yet. */
    record PullBack(String smsId) implements Step {}

    record Discard(List<String> smsIds) implements Step {}

    /**
     * Write this down; nothing more is done now.
     *
     * @param next how long until the text is looked at again, if it is unfinished then
     */
    record Rest(Position position, Duration next) implements Step {}
}
