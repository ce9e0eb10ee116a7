package io.closeloop.local;

import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.demo.Demo;
import io.closeloop.local.stack.LocalStack;
import io.closeloop.local.token.IssuingToken;
import io.closeloop.local.token.LocalKeys;
import io.closeloop.local.token.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = "Play the product's main job against what is up, or bring it up and take it down again.")
final class DemoCommand implements Callable<Integer> {

    private static final String ACCOUNT = "demo";

    private final Here here;

    DemoCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (LocalStack stack = new LocalStack(here.layout(), here.console())) {
            if (stack.up().isEmpty()) {
                stack.bringUp(here.plan(), false);
            }
            String token = new IssuingToken(new LocalKeys(here.layout().keys())).issue(ACCOUNT, Role.admin);
            Demo demo = new Demo(
                    new Product(here.ports(), token),
                    new SimulatedClose("http://127.0.0.1:" + here.ports().simulator()),
                    "127.0.0.1:" + here.ports().kafka(),
                    here.console());
            return demo.play() ? 0 : 1;
        }
    }
}
