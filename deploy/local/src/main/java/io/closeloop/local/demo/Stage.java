package io.closeloop.local.demo;

import io.closeloop.events.Milestone;
import io.closeloop.local.client.ConnectedAccount;
import io.closeloop.local.client.ConnectedAccount.FieldValue;
import io.closeloop.local.client.Patience;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.client.SimulatedClose.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A connected account that scenes play on. It keeps what they expect, and judges in the end by the simulator's ledger. */
public final class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long nothing may happen before the ledger is taken as final: a double would come within it. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final SimulatedClose close;
    private final Ledger ledger;
    private final ConnectedAccount account;
    private final List<Deed> expected = new ArrayList<>();

    private Stage(SimulatedClose close, Ledger ledger, ConnectedAccount account) {
        this.close = close;
        this.ledger = ledger;
        this.account = account;
    }

    /** Connects the account and maps all eight milestones. */
    public static Stage set(Product product, SimulatedClose close, Ledger ledger) {
        ConnectedAccount account = ConnectedAccount.connect(product, close, "Solar setter", Script.SETTER);
        account.map(Script.VALUES);
        return new Stage(close, ledger, account);
    }

    /** A new lead, with a phone of its own in every run: what an earlier run did to a number must not matter. */
    public Person enter(String name) {
        return close.createPerson(name, "+1650" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999));
    }

    /** A Close workflow assigns the lead to the setter. */
    public void activate(Person person) {
        close.runWorkflow(
                person,
                Map.of(
                        "charlie_enabled",
                        "true",
                        "ai_setter_id",
                        account.setter().toString()));
    }

    /** Waits for the intro's text in Close. */
    public void expectIntro(Person person) {
        expectText(person, Script.INTRO);
    }

    void expectText(Person person, String template) {
        expect(new Deed.Text(person.phone(), Script.sent(template, person.firstName())));
    }

    /** Waits for the value that this milestone writes. */
    public void expect(Person person, Milestone milestone) {
        FieldValue value = Script.valueOf(milestone);
        expect(new Deed.Value(person.contactId(), account.fieldId(value.field()), value.value()));
    }

    private void expect(Deed deed) {
        expected.add(deed);
        Patience.await(deed.toString(), PATIENCE, () -> deeds().contains(deed));
    }

    /** All that Close was made to do until now. */
    public List<Deed> deeds() {
        ledger.read();
        return ledger.deeds();
    }

    /** Waits until nothing happens any more, and compares. */
    public Verdict judge() {
        long[] quietSince = {System.nanoTime()};
        List<Deed> before = new ArrayList<>();
        Patience.await("the ledger to come to rest", PATIENCE, () -> {
            List<Deed> now = deeds();
            if (now.size() != before.size()) {
                before.clear();
                before.addAll(now);
                quietSince[0] = System.nanoTime();
            }
            return System.nanoTime() - quietSince[0] > QUIET.toNanos();
        });
        return Verdict.of(expected, deeds());
    }

    SimulatedClose close() {
        return close;
    }

    Product product() {
        return account.product();
    }

    String fieldId(String name) {
        return account.fieldId(name);
    }
}
