package io.closeloop.lifecycle.application;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.store.Sessions;
import io.closeloop.lifecycle.store.Setters;
import io.closeloop.outbox.Outbox;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates and changes setters, and tells the other services. */
@ApplicationScoped
public class KeepingSetters {

    /** A setter belongs to an account and to no integration; the headers must be there all the same. */
    private static final String NONE = "-";

    private final Transactions transactions;
    private final Setters setters;
    private final Outbox outbox;

    public KeepingSetters(Transactions transactions, Setters setters, Outbox outbox) {
        this.transactions = transactions;
        this.setters = setters;
        this.outbox = outbox;
    }

    public Uni<SetterProfile> create(String account, SetterProfile setter) {
        String trace = Trace.current();
        return transactions.run(() -> setters.create(account, setter)
                .call(created -> outbox.add(List.of(changed(account, created, trace))))
                .map(Setters.Versioned::setter));
    }

    /** @return empty where the account has no such setter */
    public Uni<Optional<SetterProfile>> change(String account, SetterProfile setter) {
        String trace = Trace.current();
        return transactions.run(() -> setters.change(account, setter)
                .call(found -> outbox.add(
                        found.stream().map(now -> changed(account, now, trace)).toList()))
                .map(found -> found.map(Setters.Versioned::setter)));
    }

    public Uni<List<SetterProfile>> list(String account) {
        return Sessions.read(() -> setters.list(account));
    }

    public Uni<Optional<SetterProfile>> find(String account, UUID id) {
        return Sessions.read(() -> setters.find(account, id));
    }

    private static OutgoingEvent changed(String account, Setters.Versioned now, @Nullable String traceparent) {
        SetterProfile setter = now.setter();
        return OutgoingEvent.ofSetting(
                        Topics.SETTER_CHANGES,
                        "lead-lifecycle",
                        new Tenant(account, NONE, NONE),
                        setter.id().toString(),
                        Instant.now(),
                        new SetterChanged(setter.id(), account, setter.name(), setter.active(), now.version()))
                .withTraceparent(traceparent);
    }
}
