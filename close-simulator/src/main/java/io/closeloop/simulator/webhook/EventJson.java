package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.OAuth;
import io.closeloop.simulator.state.Occurrence;
import java.util.LinkedHashSet;
import java.util.Set;

/** The event object. Source: close-api.md 2.4. */
final class EventJson {
    private EventJson() {}

    static ObjectNode of(Occurrence o, String id) {
        Actor actor = o.actor();
        String at = Dates.WITHOUT_OFFSET.text(o.at());
        ObjectNode event = Json.object().put("id", id).put("date_created", at).put("date_updated", at);
        event.put("organization_id", o.organization().id()).put("user_id", actor.userId());
        event.put("request_id", actor.requestId()).put("api_key_id", actor.apiKeyId());
        boolean app = actor.oauthClientId() != null;
        event.put("oauth_client_id", actor.oauthClientId()).put("oauth_scope", app ? OAuth.SCOPE : null);
        event.put("object_type", o.objectType()).put("object_id", o.objectId()).put("lead_id", o.leadId());
        event.put("action", o.action());
        event.set("changed_fields", Json.texts(o.changedFields()));
        event.set("previous_data", o.previousData());
        event.set("data", o.data());
        event.set("meta", meta(actor).setAll(o.meta()));
        return event;
    }

    /** How a workflow or a person in the app shows here is UNCONFIRMED: it does not. */
    private static ObjectNode meta(Actor actor) {
        ObjectNode meta = Json.object();
        if (actor.isRequest()) {
            int query = actor.path().indexOf('?');
            meta.put("request_method", actor.method());
            meta.put("request_path", query < 0 ? actor.path() : actor.path().substring(0, query));
        }
        return meta;
    }

    /** Two updates as one: the id and creation of the first, its previous data, the state and date of the second. */
    static ObjectNode consolidated(ObjectNode first, Occurrence second) {
        ObjectNode event = of(second, first.get("id").textValue());
        event.set("date_created", first.get("date_created"));
        Set<String> changed = new LinkedHashSet<>();
        first.get("changed_fields").forEach(field -> changed.add(field.asText()));
        changed.addAll(second.changedFields());
        event.set("changed_fields", Json.texts(changed));
        ObjectNode previous = Json.copy(second.previousData());
        event.set("previous_data", previous.setAll((ObjectNode) first.get("previous_data")));
        return event;
    }
}
