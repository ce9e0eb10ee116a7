package io.closeloop.simulator;

import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Lags;
import io.closeloop.simulator.state.OAuth;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Switch;

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

    /** Has Close behave so where close-api.md leaves it open, until the next reset. */
    public Define set(Switch which, String option) {
        close.switches().set(which, option);
        return this;
    }

    /** Reads stay behind writes from now on, as Close's do. */
    public Define lag(Lags howFar) {
        close.lag(howFar);
        return this;
    }

    /** An OAuth app that organizations can let in. */
    public Define oauthApp(String clientId, String clientSecret, String redirectUri) {
        close.oauth().register(new OAuth.App(clientId, clientSecret, redirectUri));
        return this;
    }

    private OrganizationDefinition founded(String name) {
        Organization organization = new Organization(close.ids().next("orga"), name);
        OrganizationDefinition definition = new OrganizationDefinition(close, organization);
        definition.found();
        return definition;
    }
}
