package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.ApiKey;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;

/** The world for people and demos, keys and all: whoever can ask for it owns the simulator. */
public final class WorldView {
    private WorldView() {}

    public static ObjectNode of(Close close) {
        return of(close, Integer.MAX_VALUE);
    }

    /** @param leads the most leads that are shown of an organization, the oldest first */
    public static ObjectNode of(Close close, int leads) {
        return close.locked(() -> {
            ObjectNode world = Json.object();
            world.set(
                    "organizations",
                    close.organizations().stream()
                            .map(o -> organization(o, leads))
                            .collect(Json.toArray()));
            return world;
        });
    }

    private static ObjectNode organization(Organization organization, int leads) {
        ObjectNode node = Json.object().put("id", organization.id()).put("name", organization.name());
        node.set(
                "api_keys",
                Json.texts(organization.apiKeys().stream().map(ApiKey::key).toList()));
        all(node, "users", organization, Organizations.USERS);
        all(node, "phone_numbers", organization, Organizations.PHONE_NUMBERS);
        ObjectNode fields = node.putObject("custom_fields");
        all(fields, "lead", organization, CustomFields.LEAD);
        all(fields, "contact", organization, CustomFields.CONTACT);
        all(fields, "opportunity", organization, CustomFields.OPPORTUNITY);
        all(fields, "shared", organization, CustomFields.SHARED);
        all(node, "lead_statuses", organization, Statuses.LEAD);
        all(node, "pipelines", organization, Pipelines.RESOURCE);
        all(node, "meetings", organization, Meetings.RESOURCE);
        some(node, "leads", organization, Leads.RESOURCE, leads);
        return node;
    }

    private static void all(ObjectNode into, String key, Organization organization, Resource resource) {
        some(into, key, organization, resource, Integer.MAX_VALUE);
    }

    private static void some(ObjectNode into, String key, Organization organization, Resource resource, int most) {
        into.set(
                key,
                organization.table(resource).all().stream()
                        .limit(most)
                        .map(row -> resource.view(organization, row))
                        .collect(Json.toArray()));
    }
}
