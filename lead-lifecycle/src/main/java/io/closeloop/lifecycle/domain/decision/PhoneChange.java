package io.closeloop.lifecycle.domain.decision;

import java.time.Instant;
import java.util.UUID;

/** What a decision changes in the account's phone book, in its own transaction. */
public sealed interface PhoneChange {

    /** At most one open engagement per account, sending number and phone: a second claim makes the transaction be decided anew. */
    record Claim(String phone, UUID engagementId, UUID setterId) implements PhoneChange {}

    record Release(UUID engagementId) implements PhoneChange {}

    /** Opted out. Another lead that talks with this phone hears of it. */
    record Stopped(String phone, Instant at) implements PhoneChange {}

    record Started(String phone, Instant at) implements PhoneChange {}

    /** A text has gone to this phone, whoever sent it. */
    record Texted(String phone, Instant at) implements PhoneChange {}
}
