package io.closeloop.connector.http;

import io.closeloop.close.wire.CustomField;
import io.closeloop.close.wire.PhoneNumber;
import io.closeloop.connector.application.AskingClose.Check;
import io.closeloop.connector.application.AttendingConnection.Attended;
import io.closeloop.connector.application.SendingNumber;
import io.closeloop.connector.application.Undoing.Subscription;
import io.closeloop.connector.domain.Attention;
import io.closeloop.connector.domain.Integration;
import io.closeloop.events.IntegrationChanged.ControlFields;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON of the API. No credential has a place in it. */
final class IntegrationView {

    private IntegrationView() {}

    record Whole(
            String integrationId,
            String organizationId,
            String organizationName,
            String status,
            @Nullable String phoneNumber,
            @Nullable UUID defaultSetterId,
            ControlFields leadFields,
            ControlFields contactFields,
            long version,
            Instant connectedAt,
            List<ToMend> attention) {

        static Whole of(Attended attended) {
            Integration integration = attended.integration();
            return new Whole(
                    integration.id(),
                    integration.organization().id(),
                    integration.organization().name(),
                    attended.attention().isEmpty() ? "CONNECTED" : "NEEDS_ATTENTION",
                    integration.settings().sendingNumber(),
                    integration.settings().defaultSetterId(),
                    integration.fields().lead(),
                    integration.fields().contact(),
                    integration.version(),
                    integration.createdAt(),
                    attended.attention().stream().map(ToMend::of).toList());
        }
    }

    /** What a person has to mend, and how. */
    record ToMend(String kind, String reason, Instant since, List<String> fieldIds) {

        static ToMend of(Attention attention) {
            return new ToMend(attention.kind().name(), attention.reason(), attention.since(), attention.fieldIds());
        }
    }

    record Connected(
            String integrationId,
            String organizationId,
            String organizationName,
            String status,
            ControlFields leadFields,
            ControlFields contactFields,
            List<String> warnings) {

        static Connected of(Integration integration, List<String> warnings) {
            return new Connected(
                    integration.id(),
                    integration.organization().id(),
                    integration.organization().name(),
                    "CONNECTED",
                    integration.fields().lead(),
                    integration.fields().contact(),
                    warnings);
        }
    }

    /** @param reason why it cannot be chosen */
    record Number(
            String number,
            @Nullable String label,
            @Nullable String country,
            boolean selectable,
            @Nullable String reason) {

        static Number of(PhoneNumber number) {
            String reason = SendingNumber.whyNot(number).orElse(null);
            return new Number(number.number(), number.label(), number.country(), reason == null, reason);
        }
    }

    /** @param control one of the control fields: nothing may be mapped onto it (promise 9) */
    record Field(
            String id,
            String name,
            @Nullable String type,
            List<String> choices,
            boolean acceptsMultipleValues,
            boolean control) {

        static Field of(CustomField field, Set<String> controlFieldIds) {
            return new Field(
                    field.id(),
                    field.name(),
                    field.type(),
                    field.choices(),
                    field.acceptsMultipleValues(),
                    controlFieldIds.contains(field.id()));
        }
    }

    record Checked(
            boolean ok, boolean keyAccepted, @Nullable String webhook, List<String> problems) {

        static Checked of(Check check) {
            return new Checked(check.problems().isEmpty(), check.keyAccepted(), check.webhook(), check.problems());
        }
    }

    record Removed(String integrationId, String status, String closeSubscription, String detail) {

        static Removed of(String id, Subscription subscription) {
            return new Removed(id, "REMOVED", subscription.name(), detail(subscription));
        }

        private static String detail(Subscription subscription) {
            return switch (subscription) {
                case DELETED -> "the subscription and the stored key are gone; your data in Close stays as it is";
                case LEFT_IN_CLOSE ->
                    "Close refuses the stored key, so the subscription is still there; its deliveries are answered 404 and Close will pause it. The stored key is gone";
                case PENDING ->
                    "Close does not answer; the subscription and the stored key are removed as soon as it does. Deliveries are answered 404 from now on";
            };
        }
    }
}
