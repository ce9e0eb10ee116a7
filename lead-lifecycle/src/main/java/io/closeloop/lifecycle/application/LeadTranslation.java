package io.closeloop.lifecycle.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.value.CloseBoolean;
import io.closeloop.close.value.Phone;
import io.closeloop.close.value.PhoneNumbers;
import io.closeloop.close.wire.Contact;
import io.closeloop.close.wire.ContactPhone;
import io.closeloop.close.wire.Lead;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Switch;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Close's lead in the words of the domain. */
public final class LeadTranslation {

    private LeadTranslation() {}

    static Input.LeadRead read(UUID engagementId, Lead lead, IntegrationChanged settings) {
        return new Input.LeadRead(
                engagementId,
                values(settings.leadFields(), lead::custom, lead.dateUpdated()),
                lead.contacts().stream().map(contact -> read(contact, settings)).toList());
    }

    /** Yes and no as people and workflows write them. Unset is no. */
    public static Switch switchOf(Optional<JsonNode> value) {
        return switch (CloseBoolean.parse(value.orElse(null))) {
            case TRUE -> Switch.ON;
            case FALSE -> Switch.OFF;
            case UNKNOWN -> Switch.UNREADABLE;
        };
    }

    /** Empty when unset. */
    public static String textOf(Optional<JsonNode> value) {
        return value.map(JsonNode::asText).map(String::strip).orElse("");
    }

    private static ContactRead read(Contact contact, IntegrationChanged settings) {
        return new ContactRead(
                contact.id(),
                contact.name(),
                contact.phones().stream()
                        .map(phone -> read(phone, settings.sendingNumber()))
                        .toList(),
                values(settings.contactFields(), contact::custom, contact.dateUpdated()));
    }

    private static ContactRead.Phone read(ContactPhone phone, @Nullable String sendingNumber) {
        boolean blocked = phone.outboundSmsBlocked();
        return PhoneNumbers.read(phone.phone(), phone.country())
                .map(read -> new ContactRead.Phone(read.e164(), obstacle(read, blocked, sendingNumber), blocked))
                .orElseGet(() -> new ContactRead.Phone(phone.phone(), "not a valid number", blocked));
    }

    /** Close texts no other country than the sending number's; North America counts as one. Source: close-api.md 5.4. */
    private static @Nullable String obstacle(Phone phone, boolean blocked, @Nullable String from) {
        if (!phone.textable()) {
            return "a number that takes no texts";
        }
        if (blocked) {
            return "blocked in Close: the person opted out";
        }
        return from == null || PhoneNumbers.sameZone(phone.e164(), from)
                ? null
                : "in " + phone.country() + ", which the sending number cannot text";
    }

    /** Without a date the values are as old as can be: whatever an event has said stays. */
    private static ContactRead.Values values(
            ControlFields fields, Function<String, Optional<JsonNode>> custom, @Nullable Instant at) {
        return new ContactRead.Values(
                switchOf(value(fields.enabled(), custom)),
                switchOf(value(fields.killSwitch(), custom)),
                textOf(value(fields.setterId(), custom)),
                at == null ? Instant.EPOCH : at);
    }

    private static Optional<JsonNode> value(@Nullable String field, Function<String, Optional<JsonNode>> custom) {
        return field == null ? Optional.empty() : custom.apply(field);
    }
}
