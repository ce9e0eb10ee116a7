package io.closeloop.gateway.domain;

import static io.closeloop.gateway.domain.NextStep.SOON;
import static io.closeloop.gateway.domain.Texts.NOON;

import io.closeloop.gateway.domain.Known.CloseStatus;
import io.closeloop.gateway.domain.Known.Found;
import io.closeloop.gateway.domain.Known.Gone;
import io.closeloop.gateway.domain.Known.Is;
import io.closeloop.gateway.domain.Known.Listed;
import io.closeloop.gateway.domain.Known.LooksFine;
import io.closeloop.gateway.domain.Known.Made;
import io.closeloop.gateway.domain.Known.NoAnswer;
import io.closeloop.gateway.domain.Known.NotDone;
import io.closeloop.gateway.domain.Known.Refused;
import io.closeloop.gateway.domain.Known.Unclear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Close, as far as one text goes: what is done is done, whether the answer arrives or not. */
final class SmallClose {

    /** How a call ends. */
    enum Fate {
        ANSWERED,
        DONE_BUT_ANSWER_LOST,
        NOT_DONE,
        /** Answered, but a list does not show the newest yet. */
        LAGGING
    }

    private final Map<String, CloseStatus> texts = new LinkedHashMap<>();
    private final List<String> everSent = new ArrayList<>();

    List<String> everSent() {
        return everSent;
    }

    List<String> drafts() {
        return in(CloseStatus.DRAFT);
    }

    /** Sends what is in the outbox. */
    List<String> send() {
        List<String> sent = in(CloseStatus.ON_ITS_WAY);
        sent.forEach(id -> texts.put(id, CloseStatus.SENT));
        everSent.addAll(sent);
        return sent;
    }

    Known answer(Step call, Fate fate) {
        return switch (call) {
            case Step.Look() -> fate == Fate.NOT_DONE ? new NotDone(SOON) : new LooksFine();
            case Step.MakeDraft() -> change(fate, this::draft);
            case Step.Flip(String id) -> change(fate, () -> move(id, CloseStatus.DRAFT, CloseStatus.ON_ITS_WAY));
            case Step.PullBack(String id) -> change(fate, () -> move(id, CloseStatus.ON_ITS_WAY, CloseStatus.DRAFT));
            case Step.Discard(List<String> ids) -> change(fate, () -> delete(ids));
            case Step.Ask(String id, String refusal) -> fate == Fate.NOT_DONE ? new NoAnswer(SOON) : is(id, refusal);
            case Step.Search() ->
                switch (fate) {
                    case NOT_DONE, DONE_BUT_ANSWER_LOST -> new NoAnswer(SOON);
                    case LAGGING ->
                        new Listed(found().limit(Math.max(0, texts.size() - 1)).toList());
                    case ANSWERED -> new Listed(found().toList());
                };
            case Step.Clear _, Step.Rest _ -> throw new IllegalArgumentException("not a call: " + call);
        };
    }

    private static Known change(Fate fate, Supplier<Known> effect) {
        return switch (fate) {
            case ANSWERED, LAGGING -> effect.get();
            case NOT_DONE -> new NotDone(SOON);
            case DONE_BUT_ANSWER_LOST -> {
                var unused = effect.get();
                yield new Unclear();
            }
        };
    }

    private Known draft() {
        String id = "acti_" + texts.size();
        texts.put(id, CloseStatus.DRAFT);
        return new Made(id);
    }

    private Known move(String id, CloseStatus from, CloseStatus to) {
        CloseStatus now = texts.get(id);
        if (now == null || now == CloseStatus.OTHER) {
            return new Gone();
        }
        if (now != from) {
            return new Refused("it is " + now);
        }
        texts.put(id, to);
        return is(id, null);
    }

    /** Deleted texts keep their place as OTHER, so that ids are not given twice. */
    private Known delete(List<String> ids) {
        ids.forEach(id -> texts.put(id, CloseStatus.OTHER));
        return new Gone();
    }

    private Known is(String id, @org.jspecify.annotations.Nullable String refusal) {
        return found().filter(text -> text.smsId().equals(id))
                .findFirst()
                .<Known>map(text -> new Is(text, refusal))
                .orElseGet(Gone::new);
    }

    private Stream<Found> found() {
        return texts.entrySet().stream()
                .filter(text -> text.getValue() != CloseStatus.OTHER)
                .map(text -> new Found(text.getKey(), text.getValue(), NOON, ""));
    }

    private List<String> in(CloseStatus status) {
        return texts.entrySet().stream()
                .filter(text -> text.getValue() == status)
                .map(Map.Entry::getKey)
                .toList();
    }
}
