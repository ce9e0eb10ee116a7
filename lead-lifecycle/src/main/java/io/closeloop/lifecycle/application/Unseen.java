package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Original.Identity;
import io.closeloop.lifecycle.store.Together;
import io.closeloop.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** What the inbox has not seen; now it has (promise 3). */
final class Unseen {

    private Unseen() {}

    /** Inside the transaction of the effect. */
    static <T> Uni<List<T>> among(Inbox inbox, List<T> events, Function<T, Identity> identity) {
        List<Uni<List<T>>> asked = events.stream()
                .map(event -> isNews(inbox, identity.apply(event)).map(news -> news ? List.of(event) : List.<T>of()))
                .toList();
        return Together.each(asked)
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private static Uni<Boolean> isNews(Inbox inbox, Identity identity) {
        return inbox.isNews(identity.source(), identity.id(), identity.changedAt());
    }
}
