package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Original;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The topics of dead letters. One account sees its own letters only; one whose headers name no account is seen by nobody here. */
public interface DeadLetterBox {

    /** @return newest first; looked for among the newest of each topic */
    Uni<List<DeadLetter>> newest(String account, int limit);

    /** @return empty where there is none, or it is another account's or another service's */
    Uni<Optional<DeadLetter.Opened>> find(String account, Original.Place place);
}
