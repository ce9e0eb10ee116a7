package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Organization;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users by name, as Close's screens and some fields take them. */
final class Users {
    private Users() {}

    /** First and last name; null when there is no such user. */
    static @Nullable String name(Organization organization, String id) {
        return organization.table(Organizations.USERS).find(id).map(Users::name).orElse(null);
    }

    /** By id, or by exact name. Source: close-api.md 4. */
    static Optional<ObjectNode> find(Organization organization, String idOrName) {
        return organization.table(Organizations.USERS).all().stream()
                .filter(user ->
                        user.get("id").asText().equals(idOrName) || name(user).equals(idOrName))
                .findFirst();
    }

    private static String name(ObjectNode user) {
        return (user.path("first_name").asText() + ' ' + user.path("last_name").asText()).strip();
    }
}
