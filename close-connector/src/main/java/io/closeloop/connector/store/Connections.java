package io.closeloop.connector.store;

import io.closeloop.connector.domain.Integration;
import io.closeloop.connector.domain.Integration.ControlFields;
import io.closeloop.connector.domain.Login;
import io.closeloop.connector.domain.Organization;
import io.closeloop.connector.domain.Phase;
import io.closeloop.connector.domain.Settings;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** The integrations of all accounts. All methods run inside a transaction and see one account only. */
@ApplicationScoped
public class Connections {

    private static final String BEGIN = """
            insert into integration (id, account, phase, organization_id, organization_name, user_id, created_at, due_at)
            values (?1, ?2, 'CONNECTING', ?3, ?4, ?5, ?6, ?7)
            on conflict (account) where phase in ('CONNECTING', 'CONNECTED') do nothing
            """;

    /**
     * Takes the account's one place.
     *
     * @param due from when on the attempt counts as given up and is undone
     * @return false if the place is taken
     */
    public Uni<Boolean> begin(String account, String id, Organization organization, Instant now, Instant due) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN)
                        .setParameter(1, id)
                        .setParameter(2, account)
                        .setParameter(3, organization.id())
                        .setParameter(4, organization.name())
                        .setParameter(5, organization.userId())
                        .setParameter(6, now)
                        .setParameter(7, due)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** @return empty if the attempt was given up meanwhile: it must not come into force any more */
    public Uni<Optional<Integration>> complete(String account, String id, ControlFields fields, Login login) {
        return change(account, id, Phase.CONNECTING, row -> row.connected(fields, login));
    }

    /** The account's integration in force. */
    public Uni<Optional<Integration>> find(String account) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from IntegrationRow where account = :account and phase = :phase", IntegrationRow.class)
                        .setParameter("account", account)
                        .setParameter("phase", Phase.CONNECTED)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(IntegrationRow::read));
    }

    public Uni<Optional<Integration>> find(String account, String id) {
        return find(account)
                .map(found -> found.filter(integration -> integration.id().equals(id)));
    }

    /** @return the integration as it is now; empty if the account has none of that id in force */
    public Uni<Optional<Integration>> set(String account, String id, Settings settings) {
        return change(account, id, Phase.CONNECTED, row -> row.set(settings));
    }

    /**
     * @param webhookId the subscription that the new one is to replace
     * @return empty if it is no longer the one in force: nothing has been changed
     */
    public Uni<Optional<Integration>> renew(String account, String id, String webhookId, Login login) {
        return locked(account, id, Phase.CONNECTED)
                .map(found -> found.filter(row -> webhookId.equals(row.webhookId))
                        .map(row -> {
                            row.renewed(login);
                            return row.read();
                        }));
    }

    /**
     * An integration's end.
     *
     * @param last its last state
     * @param renewing whether a renewal may be under way, which could still write a key or make a subscription
     */
    public record Ended(Integration last, boolean renewing) {}

    /**
     * Ends the integration for everyone.
     *
     * @param due from when on the sweep clears it away; later if a renewal may be under way until then
     * @return empty if the account has none of that id in force
     */
    public Uni<Optional<Ended>> end(String account, String id, Instant due) {
        return locked(account, id, Phase.CONNECTED)
                .map(found -> found.map(row -> {
                    boolean renewing = row.removing(due);
                    return new Ended(row.read(), renewing);
                }));
    }

    private static Uni<Optional<Integration>> change(
            String account, String id, Phase phase, Consumer<IntegrationRow> change) {
        return locked(account, id, phase)
                .map(found -> found.map(row -> {
                    change.accept(row);
                    return row.read();
                }));
    }

    private static Uni<Optional<IntegrationRow>> locked(String account, String id, Phase phase) {
        return Panache.getSession()
                .chain((Mutiny.Session session) ->
                        session.find(IntegrationRow.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(found ->
                        Optional.ofNullable(found).filter(row -> row.account.equals(account) && row.phase == phase));
    }
}
