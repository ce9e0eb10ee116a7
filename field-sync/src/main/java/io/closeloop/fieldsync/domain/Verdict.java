package io.closeloop.fieldsync.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What Close's answer to a {@link Step} means for the writes in it. */
public sealed interface Verdict {

    /** Close has all of them. */
    record Written() implements Verdict {}

    /** The contact was read: it holds the values of these writes, and not those of the others in the step. */
    record Compared(Set<UUID> held) implements Verdict {}

    /** These will never succeed, each with its reason; nothing was written, and the others of the step go at once. */
    record Refused(Map<UUID, String> reasons) implements Verdict {}

    /** Refused together, and Close does not say because of which: nothing was written, each goes by itself. */
    record OneByOne() implements Verdict {}

    /** The call did nothing; again after a pause. */
    record Postponed(Duration pause, String reason) implements Verdict {}

    /** The values may or may not be in Close; look after a pause, which gives a late write time to arrive. */
    record Doubtful(Duration pause, String reason) implements Verdict {}
}
