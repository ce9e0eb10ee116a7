package io.closeloop.connector.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.Outcome;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.wire.Me;
import io.closeloop.connector.domain.Integration;
import io.closeloop.connector.domain.IntegrationIds;
import io.closeloop.connector.domain.Organization;
import io.closeloop.connector.store.Connections;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Connects an account to Close by an API key. A key that Close refuses leaves no trace anywhere. Otherwise the account's place is taken
 * first, and whatever follows can be cut off at any point: a row that is still CONNECTING when its time is over is undone.
 */
@ApplicationScoped
public class ConnectingAccount {

    private static final Logger LOG = Logger.getLogger(ConnectingAccount.class);

    private final CloseApi close;
    private final Transactions transactions;
    private final Connections connections;
    private final MakingLogin makingLogin;
    private final Announcing announcing;
    private final Undoing undoing;
    private final ConnectorSettings settings;

    ConnectingAccount(
            CloseApi close,
            Transactions transactions,
            Connections connections,
            MakingLogin makingLogin,
            Announcing announcing,
            Undoing undoing,
            ConnectorSettings settings) {
        this.close = close;
        this.transactions = transactions;
        this.connections = connections;
        this.makingLogin = makingLogin;
        this.announcing = announcing;
        this.undoing = undoing;
        this.settings = settings;
    }

    /** @param warnings what works less than it could, each with its cure */
    public record Connected(Integration integration, List<String> warnings) {}

    /** Fails with a {@link ProblemException} that names the cure. */
    public Uni<Connected> connect(String account, Secret apiKey) {
        String traceparent = Trace.current();
        requireUsable(account);
        return requireNone(account)
                .chain(() -> close.me(apiKey))
                .chain(ConnectingAccount::organizationOf)
                .chain(organization -> begin(account, organization))
                .chain(id -> finish(account, id, apiKey, traceparent));
    }

    /** Before Close is asked; {@link #begin} decides, also between two at the same instant. */
    private Uni<Void> requireNone(String account) {
        return transactions
                .run(() -> connections.find(account))
                .invoke(found -> found.ifPresent(integration -> {
                    throw new ProblemException(
                            ConnectorError.ALREADY_CONNECTED,
                            "remove integration " + integration.id() + " first, or create another account");
                }))
                .replaceWithVoid();
    }

    private static Uni<Organization> organizationOf(Outcome<Me> answer) {
        return Refusals.valueOf(answer, "say whose key this is")
                .map(me -> me.organization()
                        .map(found -> new Organization(
                                found.id(), Optional.ofNullable(found.name()).orElse(found.id()), me.id()))
                        .orElseThrow(() -> new ProblemException(
                                ConnectorError.CLOSE_REFUSED_KEY,
                                "the key belongs to no organization; use a key of a user who is a member of one",
                                "apiKey")));
    }

    private Uni<String> begin(String account, Organization organization) {
        String id = IntegrationIds.next();
        Instant now = Instant.now();
        // Twice the time that we ourselves allow: whoever takes it over then must not meet us at work.
        Instant due = now.plus(settings.connectTimeout().multipliedBy(2));
        return transactions
                .run(() -> connections.begin(account, id, organization, now, due))
                .map(begun -> {
                    if (!begun) {
                        throw new ProblemException(
                                ConnectorError.CONNECT_UNDER_WAY,
                                "another connect of this account is not finished; look again in two minutes");
                    }
                    return id;
                });
    }

    private Uni<Connected> finish(String account, String id, Secret apiKey, @Nullable String traceparent) {
        return makingLogin
                .make(account, id, apiKey)
                .chain(made -> transactions
                        .run(() -> connections
                                .complete(account, id, made.found().fields(), made.login())
                                .map(done -> done.orElseThrow(ConnectingAccount::tooLate))
                                .chain(integration -> announcing.announce(integration, Status.CONNECTED, traceparent)))
                        .map(integration ->
                                new Connected(integration, made.found().warnings())))
                .ifNoItem()
                .after(settings.connectTimeout())
                .failWith(ConnectingAccount::tooLate)
                .onItem()
                .invoke(connected -> log(connected.integration()))
                .onFailure()
                .call(failure -> undo(account, id, failure));
    }

    /** What is certain is undone before the answer; where Close may still be carrying out a request of ours, later. */
    private Uni<Void> undo(String account, String id, Throwable failure) {
        boolean refused = failure instanceof ProblemException problem
                && problem.problem().status() != ConnectorError.CLOSE_UNAVAILABLE.status();
        String reason =
                failure instanceof ProblemException problem ? problem.problem().code() : failure.toString();
        LOG.warnf("connect account=%s integration=%s outcome=undone reason=%s", account, id, reason);
        return undoing.undoAttempt(account, id, refused ? Optional.empty() : Optional.of(settings.connectTimeout()));
    }

    private static void log(Integration integration) {
        LOG.infof(
                "connect account=%s integration=%s organization=%s outcome=connected",
                integration.account(),
                integration.id(),
                integration.organization().id());
    }

    private static ProblemException tooLate() {
        return new ProblemException(
                ConnectorError.CLOSE_UNAVAILABLE, "connecting took too long and was undone; try again");
    }

    /** The account becomes a file name and a path in the credential store. */
    private static void requireUsable(String account) {
        try {
            var unused = new CredentialRef(account, Purpose.CLOSE_API_KEY, "int_0");
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ConnectorError.ACCOUNT_NOT_USABLE,
                    "the token's claim 'account' must be 1 to 64 letters, digits, '-' or '_'");
        }
    }
}
