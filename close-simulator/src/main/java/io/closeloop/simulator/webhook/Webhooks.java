package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Roles;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions. Source: close-api.md 2.1. */
public final class Webhooks {
    public static final Resource RESOURCE = Resource.readOnly("webhook", "whsub", null, """
            {"id":null,"url":"","status":"active","verify_ssl":true,"events":[],"signature_key":null,"health_status":"healthy",
             "latest_error":null,"pause_reason":null,"recent_consecutive_fail_buckets_cnt":0,"counters":{},"created_by":null,
             "updated_by":null,"date_created":null,"date_updated":null}""")
            .source("close-api.md 2.1")
            .fields(
                    Field.text("url").mandatory(),
                    Field.free("events").mandatory(),
                    Field.flag("verify_ssl", true),
                    Field.free("status").onUpdate())
            .writable()
            .refusingUnknownKeys()
            .listed(Listing.PLAIN)
            .ofNewerMake()
            .ruledBy(new WebhookRules());

    private static final int MOST = 40;

    /** The {@code pause_reason} after a PUT. */
    private static final String BY_HAND = "api";

    private static final Set<String> EVENT_KEYS = Set.of("object_type", "action", "extra_filter");

    /** Not shown: what happened before this instant is not delivered any more. */
    private static final String CLEARED_AT = "_cleared_at";

    private Webhooks() {}

    /** Notes on a subscription that is being paused why, and that its queue is empty from now on. */
    static ObjectNode paused(Session session, ObjectNode row, String reason) {
        boolean told = reason.equals(BY_HAND) || session.switches().is(Switch.PAUSE_REASON, "word");
        row.put("pause_reason", told ? reason : null);
        boolean kept = reason.equals(BY_HAND) && session.switches().is(Switch.PAUSED_EVENTS, "kept");
        return kept ? row : row.put(CLEARED_AT, session.now().toString());
    }

    /** Whether what happens meanwhile waits for it to be active again. */
    static boolean keepsQueue(ObjectNode row) {
        return row.path("pause_reason").asText().equals(BY_HAND) && !row.has(CLEARED_AT);
    }

    static Instant clearedAt(ObjectNode row) {
        return row.has(CLEARED_AT) ? Instant.parse(row.get(CLEARED_AT).textValue()) : Instant.MIN;
    }

    private static final class WebhookRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            if (before == null) {
                checkNew(session, patch, errors);
            } else {
                checkOwner(session, before, errors);
            }
            if (patch.has("url") && !isHttp(patch.get("url").asText())) {
                errors.field("url", "Not a valid URL.");
            }
            if (patch.has("events")) {
                patch.set("events", events(session, patch.get("events"), errors));
            }
            if (patch.has("status")) {
                checkStatus(session, patch, errors);
            }
        }

        private static void checkNew(Session session, ObjectNode patch, Errors errors) {
            if (isThere(session, patch) && session.switches().is(Switch.SAME_WEBHOOK, "refused")) {
                errors.field("url", "There is such a subscription already.");
            }
            if (session.organization().table(RESOURCE).size() >= MOST) {
                String limit = "The limit of " + MOST + " webhook subscriptions is reached.";
                errors.field("url", limit);
                if (session.switches().is(Switch.WEBHOOK_LIMIT, "402")) {
                    errors.refuse(Answer.error(402, limit));
                }
            }
        }

        private static boolean isThere(Session session, ObjectNode patch) {
            JsonNode events = events(session, patch.path("events"), new Errors());
            return session.organization().table(RESOURCE).all().stream()
                    .anyMatch(row -> row.path("url").equals(patch.path("url"))
                            && row.path("events").equals(events));
        }

        /** Who is no admin manages own subscriptions only; that the answer is a 403 is presumed. */
        private static void checkOwner(Session session, ObjectNode row, Errors errors) {
            if (!Roles.owns(session, row.path("created_by").textValue())) {
                errors.forbidden();
            }
        }

        @Override
        public void checkDelete(Session session, ObjectNode row, Errors errors) {
            checkOwner(session, row, errors);
        }

        private static void checkStatus(Session session, ObjectNode patch, Errors errors) {
            String status = patch.get("status").asText();
            if (!status.equals("active") && !status.equals("paused")) {
                errors.field("status", "Not a valid choice.");
            }
            patch.putNull("pause_reason");
            if (status.equals("paused")) {
                paused(session, patch, BY_HAND);
            }
        }

        private static boolean isHttp(String url) {
            try {
                URI uri = URI.create(url);
                return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
            } catch (IllegalArgumentException malformed) {
                return false;
            }
        }

        private static ArrayNode events(Session session, JsonNode written, Errors errors) {
            boolean strict = session.switches().is(Switch.UNKNOWN_EVENT, "refused");
            ArrayNode events = Json.array();
            if (!written.isArray() || written.isEmpty()) {
                errors.field("events", Errors.REQUIRED);
            }
            for (JsonNode event : written) {
                problem(event, strict).ifPresent(problem -> errors.field("events", problem));
                ObjectNode kept = events.addObject();
                kept.set("object_type", event.path("object_type"));
                kept.set("action", event.path("action"));
                kept.set("extra_filter", event.hasNonNull("extra_filter") ? event.get("extra_filter") : null);
            }
            return events;
        }

        private static Optional<String> problem(JsonNode event, boolean strict) {
            String type = event.path("object_type").asText();
            String action = event.path("action").asText();
            if (strict && !EventTypes.hasType(type)) {
                return Optional.of("Unknown object_type: " + type);
            }
            if (strict && !EventTypes.hasAction(type, action)) {
                return Optional.of("Unknown action of " + type + ": " + action);
            }
            if (event.hasNonNull("extra_filter")
                    && FilterParser.parse(event.get("extra_filter")).isEmpty()) {
                return Optional.of("Invalid extra_filter.");
            }
            return event.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(key -> !EVENT_KEYS.contains(key))
                    .findFirst()
                    .map(key -> "Unknown field: " + key);
        }

        @Override
        public void view(Organization organization, ObjectNode view) {
            view.remove(CLEARED_AT);
        }

        /** One catalogue says that the key is shown on create only, Close's own examples that it always is: close-api.md 2.1. */
        @Override
        public void view(Session session, ObjectNode view) {
            boolean creating = session.actor().method().equals("POST");
            if (!creating && session.switches().is(Switch.SIGNATURE_KEY, "on_create")) {
                view.remove("signature_key");
            }
        }

        @Override
        public void creating(Session session, ObjectNode values) {
            values.put("signature_key", session.ids().hex(64));
        }
    }
}
