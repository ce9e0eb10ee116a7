package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.lifecycle.store.TextsOfLead;
import io.closeloop.lifecycle.store.TextsOfLead.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead's conversation, oldest text first.
 *
 * @param earlier what to give as {@code before} for the texts before these; absent at the beginning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConversationView(List<TextView> texts, @Nullable String earlier) {

    /**
     * One text.
     *
     * @param id the message id of ours, Close's id of theirs
     * @param direction {@code IN}, {@code OUT} (the setter's) or {@code PERSON} (somebody else's, from Close)
     * @param state {@code RECEIVED}, {@code ASKED}, {@code SENT}, {@code NOT_SENT} or {@code WITHDRAWN}; {@code why} says why not
     * @param at by Close's clock; of ours when it was asked for, {@code sentAt} when Close sent it
     * @param text absent where only Close has the words
     * @param author contact id, setter id or Close's user id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TextView(
            String id,
            String direction,
            String state,
            Instant at,
            @Nullable String text,
            @Nullable String purpose,
            @Nullable String author,
            @Nullable UUID engagementId,
            @Nullable UUID setterId,
            @Nullable String smsId,
            @Nullable Instant sentAt,
            @Nullable String why) {}

    static ConversationView of(TextsOfLead.Page page) {
        return new ConversationView(
                page.texts().stream().map(ConversationView::view).toList(),
                page.earlier() == null ? null : page.earlier().write());
    }

    private static TextView view(Text text) {
        return new TextView(
                text.ref(),
                text.direction().name(),
                text.state().name(),
                text.at(),
                text.text(),
                text.purpose(),
                text.author(),
                text.engagementId(),
                text.setterId(),
                text.smsId(),
                text.sentAt(),
                text.why());
    }
}
