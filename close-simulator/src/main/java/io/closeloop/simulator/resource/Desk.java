package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.ApiKey;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import java.util.List;

/** What a person does in Close's app beside talking to leads: sells, merges, deletes, keeps the custom fields, revokes keys. */
public final class Desk {
    private static final List<Resource> FIELDS =
            List.of(CustomFields.LEAD, CustomFields.CONTACT, CustomFields.OPPORTUNITY, CustomFields.SHARED);
    private static final List<Resource> DELETABLE = List.of(
            Leads.RESOURCE, Contacts.RESOURCE, Sms.RESOURCE, Opportunities.RESOURCE, Notes.RESOURCE, Tasks.RESOURCE);

    private final Close close;
    private final Reach reach;

    public Desk(Close close) {
        this.close = close;
        this.reach = new Reach(close);
    }

    /** @param body {@code lead_id}, else what an opportunity's create call takes */
    public Answer opportunity(ObjectNode body) {
        return reach.person(
                "opportunity",
                Leads.RESOURCE,
                body,
                "lead_id",
                (session, lead) -> Crud.create(session, Opportunities.RESOURCE, body));
    }

    /** @param body {@code opportunity_id} */
    public Answer winOpportunity(ObjectNode body) {
        return reach.person(
                "win-opportunity",
                Opportunities.RESOURCE,
                body,
                "opportunity_id",
                (session, row) -> Opportunities.win(session, row.get("id").textValue()));
    }

    /** @param body {@code source} and {@code destination}, ids of leads */
    public Answer merge(ObjectNode body) {
        return reach.person(
                "merge", Leads.RESOURCE, body, "destination", (session, lead) -> Merging.merge(session, body));
    }

    /** @param body {@code id} of a lead, a contact, a text, an opportunity, a note or a task */
    public Answer delete(ObjectNode body) {
        Resource resource = holder(DELETABLE, body);
        return reach.person(
                "delete",
                resource,
                body,
                "id",
                (session, row) -> Crud.delete(session, resource, row.get("id").textValue()));
    }

    /** @param body {@code id} of a custom field, {@code name} */
    public Answer renameField(ObjectNode body) {
        Resource resource = holder(FIELDS, body);
        ObjectNode patch = Json.object().put("name", body.path("name").asText());
        return reach.person(
                "rename-field",
                resource,
                body,
                "id",
                (session, row) -> Crud.update(session, resource, row.get("id").textValue(), patch));
    }

    /** Its values go with it. @param body {@code id} of a custom field */
    public Answer deleteField(ObjectNode body) {
        Resource resource = holder(FIELDS, body);
        return reach.person(
                "delete-field",
                resource,
                body,
                "id",
                (session, row) -> Crud.delete(session, resource, row.get("id").textValue()));
    }

    /**
     * From now on the key gets a 401 (presumed: close-api.md 1.2).
     *
     * @param body {@code key}, whole or its id
     */
    public Answer revokeKey(ObjectNode body) {
        String wanted = body.path("key").asText();
        return close.locked(() -> close.organizations().stream()
                .flatMap(o -> o.apiKeys().stream()
                        .filter(key -> isCalled(key, wanted))
                        .findFirst()
                        .map(key -> revoked(o, key))
                        .stream())
                .findFirst()
                .orElseGet(() -> Reach.invalid("key", "No organization has this key.")));
    }

    private Answer revoked(Organization organization, ApiKey key) {
        organization.apiKeys().remove(key);
        ObjectNode effect = Json.object().put("kind", "key_revoked").put("key_id", key.id());
        close.note(organization.id(), Actor.self(Actor.ACT, "revoke-key", close.requestId()), 200, effect);
        return Answer.ok(Json.object().put("revoked", key.id()));
    }

    private static boolean isCalled(ApiKey key, String wanted) {
        return key.key().equals(wanted) || key.id().equals(wanted);
    }

    /** The one of these resources that has the object; the first if none has it. */
    private Resource holder(List<Resource> resources, ObjectNode body) {
        String id = body.path("id").asText();
        return resources.stream()
                .filter(resource -> close.owner(resource, id).isPresent())
                .findFirst()
                .orElse(resources.getFirst());
    }
}
