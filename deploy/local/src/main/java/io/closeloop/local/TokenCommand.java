package io.closeloop.local;

import io.closeloop.local.token.IssuingToken;
import io.closeloop.local.token.LocalKeys;
import io.closeloop.local.token.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = "Print a bearer token for the product APIs, good for twelve hours: "
                + "curl -H \"Authorization: Bearer $(./closeloop token)\" …")
final class TokenCommand implements Callable<Integer> {

    @Option(names = "--account", description = "Whose data it opens (default ${DEFAULT-VALUE}).")
    private String account = "local";

    @Option(names = "--role", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Role role = Role.admin;

    private final Here here;

    TokenCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var keys = new LocalKeys(here.layout().keys());
        keys.ensure();
        here.console().plain(new IssuingToken(keys).issue(account, role));
        return 0;
    }
}
