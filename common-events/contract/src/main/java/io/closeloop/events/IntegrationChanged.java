package io.closeloop.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one integration that the other services need; compacted by integration id. Whole state, not a difference. Credentials
 * appear as versions only, never as values (promise 12).
 *
 * @param sendingNumber E.164; absent until a person has chosen one: nobody is texted before
 * @param defaultSetterId handles leads that name no setter; absent until chosen
 * @param userId the Close user whose key this is; a text by this user is not ours by that alone
 * @param version raised on every change; an older one never replaces a newer one
 */
@EventName("io.closeloop.integration.changed.v1")
public record IntegrationChanged(
        Status status,
        @Nullable String sendingNumber,
        @Nullable UUID defaultSetterId,
        ControlFields leadFields,
        ControlFields contactFields,
        String userId,
        long credentialVersion,
        long signingKeyVersion,
        long version)
        implements DomainEvent {

    public enum Status {
        CONNECTED,
        REMOVED
    }

    /** Close ids of the control fields on one kind of object; absent where the organization has no such field. */
    public record ControlFields(
            @Nullable String enabled,
            @Nullable String setterId,
            @Nullable String killSwitch) {}
}
