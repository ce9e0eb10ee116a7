package io.closeloop.connector.application;

import io.closeloop.close.wire.PhoneNumber;
import io.closeloop.connector.domain.Integration;
import io.closeloop.connector.domain.Settings;
import io.closeloop.connector.store.Connections;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.SetterChanged;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Chooses number and default setter. Both are checked now: a wrong one would show only when the first text fails. */
@ApplicationScoped
public class ChangingSettings {

    private static final Logger LOG = Logger.getLogger(ChangingSettings.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final long LOOKS = 40;

    private final AskingClose asking;
    private final KnownSetters setters;
    private final Transactions transactions;
    private final Connections connections;
    private final Announcing announcing;

    ChangingSettings(
            AskingClose asking,
            KnownSetters setters,
            Transactions transactions,
            Connections connections,
            Announcing announcing) {
        this.asking = asking;
        this.setters = setters;
        this.transactions = transactions;
        this.connections = connections;
        this.announcing = announcing;
    }

    /** @param defaultSetterId null: none */
    public Uni<Integration> change(String account, String id, String phoneNumber, @Nullable UUID defaultSetterId) {
        String traceparent = Trace.current();
        return asking.phoneNumbers(account, id)
                .invoke(numbers -> requireSelectable(numbers, phoneNumber))
                .chain(() -> requireUsable(account, defaultSetterId))
                .chain(() -> transactions.run(() -> connections
                        .set(account, id, new Settings(phoneNumber, defaultSetterId))
                        .map(changed -> changed.orElseThrow(AskingClose::unknown))
                        .chain(changed -> announcing.announce(changed, Status.CONNECTED, traceparent))))
                .invoke(changed -> LOG.infof(
                        "settings account=%s integration=%s version=%d outcome=changed",
                        account, id, changed.version()));
    }

    private static void requireSelectable(List<PhoneNumber> numbers, String phoneNumber) {
        PhoneNumber chosen = numbers.stream()
                .filter(number -> number.number().equals(phoneNumber))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ConnectorError.NUMBER_UNKNOWN,
                        "choose a number of GET /integrations/{id}/phone-numbers, written as there",
                        "phoneNumber"));
        SendingNumber.whyNot(chosen).ifPresent(reason -> {
            throw new ProblemException(ConnectorError.NUMBER_CANNOT_TEXT, reason, "phoneNumber");
        });
    }

    /** A setter created a moment ago may still be on its way to us, so an unknown one is looked for again for two seconds. */
    private Uni<Void> requireUsable(String account, @Nullable UUID setterId) {
        if (setterId == null) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .item(() -> setters.find(account, setterId).orElseThrow(ChangingSettings::unknownSetter))
                .onFailure()
                .retry()
                .withBackOff(LOOK_AGAIN, LOOK_AGAIN)
                .atMost(LOOKS)
                .onFailure(IllegalStateException.class)
                .transform(exhausted -> unknownSetter())
                .invoke(ChangingSettings::requireOn)
                .replaceWithVoid();
    }

    private static ProblemException unknownSetter() {
        return new ProblemException(
                ConnectorError.SETTER_UNKNOWN, "choose a setter of this account by its id", "defaultSetterId");
    }

    private static void requireOn(SetterChanged setter) {
        if (!setter.active()) {
            throw new ProblemException(
                    ConnectorError.SETTER_OFF, "switch the setter on first, or choose another", "defaultSetterId");
        }
    }
}
