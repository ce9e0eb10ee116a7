package io.closeloop.simulator;

import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Organization;

/** Furnishes the world: nothing done here makes an event or stands in the ledger. */
public final class Define {
    private final Close close;

    Define(Close close) {
        this.close = close;
    }

    /** An organization of this name: the one that is there, or a new one with one user and one API key. */
    public OrganizationDefinition organization(String name) {
        return close.organizations().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .map(o -> new OrganizationDefinition(close, o))
                .orElseGet(() -> founded(name));
    }

    private OrganizationDefinition founded(String name) {
        Organization organization = new Organization(close.ids().next("orga"), name);
        OrganizationDefinition definition = new OrganizationDefinition(close, organization);
        definition.found();
        return definition;
    }
}
