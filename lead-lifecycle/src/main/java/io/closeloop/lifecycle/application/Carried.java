package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import java.time.Duration;

/** What came of carrying out a request. */
sealed interface Carried {

    /** Goes back to the lead as news. */
    record Answered(Input input, Cause cause) implements Carried {}

    /** Goes to the lead as it was heard elsewhere, with its own time and cause. */
    record PassedOn(News news) implements Carried {}

    /** Close or the setter could not be reached; tried again, however long it takes. */
    record NotNow(String reason, Duration after) implements Carried {}
}
