package io.closeloop.simulator.state;

import org.jspecify.annotations.Nullable;

/** What users may do by their role. Source: close-api.md 2.1, 2.7, 4. */
public final class Roles {
    private Roles() {}

    /**
     * Whether the one who asks may keep custom fields, see the whole event log and manage everybody's subscriptions. Nobody, as a
     * workflow or the one who furnishes the world, may.
     */
    public static boolean isAdmin(Session session) {
        String user = session.actor().userId();
        return user == null || session.organization().role(user).equals(Organization.ADMIN);
    }

    /** @param owner the user whose object it is; null for nobody's */
    public static boolean owns(Session session, @Nullable String owner) {
        return isAdmin(session)
                || (owner != null && owner.equals(session.actor().userId()));
    }
}
