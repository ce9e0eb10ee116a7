package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.events.DomainEvent;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.lifecycle.application.Heard;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.decision.RequestChange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came, or would come, of an event; {@code because} for people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeardView(
        Result outcome, String because, List<EventView> events, List<RequestView> requests, List<Entry> timeline) {

    enum Result {
        DECIDED,
        SEEN_BEFORE,
        STORED,
        FAILS,
        NOT_OURS
    }

    /** @param type as in {@code ce_type} */
    record EventView(String topic, String type, @Nullable Long sequence, DomainEvent data) {

        static EventView of(OutgoingEvent event) {
            return new EventView(
                    event.topic().name(),
                    event.envelope().type(),
                    event.envelope().sequence(),
                    event.event());
        }
    }

    /** @param after absent: what waits there is cancelled */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RequestView(String slot, @Nullable Duration after) {

        static RequestView of(RequestChange change) {
            return switch (change) {
                case RequestChange.Start(var request, Duration delay) -> new RequestView(request.slot(), delay);
                case RequestChange.Send(String leadId, var letter) ->
                    new RequestView(letter.slot() + " to lead " + leadId, Duration.ZERO);
                case RequestChange.Cancel(String slot) -> new RequestView(slot, null);
            };
        }
    }

    static HeardView of(Heard heard) {
        return switch (heard) {
            case Heard.Decided(var events, var requests, var timeline) ->
                new HeardView(
                        Result.DECIDED,
                        "it is news",
                        events.stream().map(EventView::of).toList(),
                        requests.stream().map(RequestView::of).toList(),
                        timeline);
            case Heard.SeenBefore() ->
                nothing(Result.SEEN_BEFORE, "this event, or a newer version of it, has had its effect");
            case Heard.Stored() ->
                nothing(Result.STORED, "the lead is parked or behind; it waits behind what waits already");
            case Heard.Fails(String reason) -> nothing(Result.FAILS, reason);
            case Heard.Nothing() -> nothing(Result.NOT_OURS, "it says nothing that concerns a setter");
        };
    }

    private static HeardView nothing(Result outcome, String because) {
        return new HeardView(outcome, because, List.of(), List.of(), List.of());
    }
}
