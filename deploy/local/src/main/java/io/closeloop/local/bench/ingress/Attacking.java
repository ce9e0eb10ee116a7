package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.Percentiles;
import io.closeloop.local.bench.ingress.IngressFigures.Attack;
import io.closeloop.local.load.Order;
import io.closeloop.local.load.Sender;
import io.closeloop.local.load.Tally;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.stack.Console;
import java.time.Duration;
import java.util.Locale;

/** A thousand honest deliveries a second beside as many forged ones as a second generator can make on the same cores. */
final class Attacking {

    private static final int HONEST_PER_SECOND = 1000;
    private static final int HONEST_CONNECTIONS = 64;
    /** Many: a door may make forgers wait for their answers, and each of them waits alone. */
    private static final int ATTACKING_CONNECTIONS = 512;

    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration AFTER = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Ports ports;
    private final Sender sender;
    private final Console console;

    Attacking(Ports ports, Sender sender, Console console) {
        this.ports = ports;
        this.sender = sender;
        this.console = console;
    }

    /** The attack outlasts the honest, so that none of them has it easy. */
    Attack attack(Contender contender, LoadGenerator honest, LoadGenerator attacker) {
        int port = contender.port(ports);
        attacker.begin(new Order(
                port,
                sender,
                true,
                ATTACKING_CONNECTIONS,
                Order.CLOSED,
                TIME.plus(BEFORE).plus(AFTER)));
        honest.carryOut(honest(port, BEFORE));
        Attack attack = attack(contender, honest.carryOut(honest(port, TIME)), attacker.await());
        console.event(String.format(
                Locale.ROOT,
                "attack on %s: %.0f/s of %d kept, p99 %.1f ms, beside %.0f forged a second",
                attack.contender(),
                attack.kept(),
                attack.asked(),
                attack.millis().get("p99"),
                attack.forged()));
        return attack;
    }

    private Order honest(int port, Duration time) {
        return new Order(port, sender, false, HONEST_CONNECTIONS, HONEST_PER_SECOND, time);
    }

    private static Attack attack(Contender contender, Tally valid, Tally forged) {
        long admitted = forged.answered(OK);
        return new Attack(
                contender.processName(),
                HONEST_PER_SECOND,
                valid.answered(OK) / valid.seconds(),
                Percentiles.millis(valid.micros()),
                (forged.answered() - admitted) / forged.seconds(),
                admitted);
    }
}
