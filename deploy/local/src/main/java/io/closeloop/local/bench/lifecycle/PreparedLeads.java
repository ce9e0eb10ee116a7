package io.closeloop.local.bench.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.embedded.Databases;
import io.closeloop.events.Tenant;
import io.closeloop.local.stack.StackFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Leads in the middle of a conversation, put into the database as lead-lifecycle would have left them: document, columns and claim of the phone. Until the database
 * has settled (statistics, checkpoint) nothing is measured.
 */
final class PreparedLeads {

    static final String SENDING_NUMBER = "+16505550000";

    /** {@code #} stands for the lead's seven digits, {@code @} for the engagement's id, {@code ~} for the setter's. Source: lead-lifecycle's Documents. */
    private static final String STATE = """
            {"sequence":3,"facts":{"lead":{"enabled":{"value":true,"at":"2026-02-01T12:00:00Z","ordered":false},\
            "setter":{"value":"~","at":"2026-02-01T12:00:00Z","ordered":false}},"contacts":{}},\
            "engagements":[{"is":"Open","id":"@","wish":{"level":{"is":"OfLead"},\
            "cause":{"kind":"workflow","ref":"ev_activated_#"},"at":"2026-02-01T12:00:00Z","byPerson":false},\
            "who":{"contactId":"cont_#","firstName":"Bo","phone":"+1650#","setterId":"~"},\
            "phase":{"is":"Engaged"},"overlays":{"disabled":false,"setterOff":false,"owner":{"is":"Setter"}},\
            "talk":{"turn":1,"answers":1,"unanswered":[]}}]}""";

    private static final String NUMBERED = """
            with numbered as (
                select lpad(n::text, 7, '0') as number, md5(? || n)::uuid as engagement from generate_series(?, ?, ?) n)
            """;
    private static final String LEADS = NUMBERED + """
            insert into lead (key, account, integration, organization, lead_id, state, setter_id, phase, updated_at)
            select ? || '/lead_' || number, ?, ?, ?, 'lead_' || number,
            replace(replace(?, '#', number), '@', engagement::text), ?, 'ENGAGED', now() from numbered
            """;
    private static final String CLAIMS = NUMBERED + """
            insert into phone_claim (account, sending_number, phone, lead, engagement_id, setter_id)
            select ?, ?, '+1650' || number, ? || '/lead_' || number, engagement, ? from numbered
            """;
    private static final String BARE_LEADS = NUMBERED + """
            insert into lead (key, state, updated_at)
            select ? || '/lead_' || number, replace(replace(?, '#', number), '@', engagement::text), now() from numbered
            """;
    private static final String SETTERS = """
            insert into setter (id, account, name, active, settings, version) values (?, ?, 'Bench setter', true,
            '{"script":{"intro":"Hi","ctaMessage":"Book here"}}', 1) on conflict do nothing
            """;

    private final Databases databases;

    PreparedLeads(Databases databases) {
        this.databases = databases;
    }

    static UUID setterOf(Tenant tenant) {
        return UUID.nameUUIDFromBytes(tenant.account().getBytes(UTF_8));
    }

    /** @param from the first number that is not there yet */
    void inLifecycle(Tenants tenants, int from, int to) {
        on(Contestant.LIFECYCLE, connection -> {
            for (int n = 0; n < tenants.all().size(); n++) {
                inLifecycle(connection, tenants.of(from + n), series(tenants, from + n, to));
            }
            run(connection, "vacuum analyze phone_claim");
        });
    }

    private static void inLifecycle(Connection connection, Tenant tenant, List<Integer> numbers) throws SQLException {
        UUID setter = setterOf(tenant);
        String integration = tenant.integration();
        run(connection, SETTERS, setter, tenant.account());
        run(
                connection,
                LEADS,
                parameters(
                        integration,
                        numbers,
                        integration,
                        tenant.account(),
                        integration,
                        tenant.organization(),
                        stateWith(setter),
                        setter));
        run(
                connection,
                CLAIMS,
                parameters(integration, numbers, tenant.account(), SENDING_NUMBER, integration, setter));
    }

    void inFloor(Tenants tenants, int from, int to) {
        on(Contestant.FLOOR, connection -> {
            for (int n = 0; n < tenants.all().size(); n++) {
                Tenant tenant = tenants.of(from + n);
                run(
                        connection,
                        BARE_LEADS,
                        parameters(
                                tenant.integration(),
                                series(tenants, from + n, to),
                                tenant.integration(),
                                stateWith(setterOf(tenant))));
            }
        });
    }

    /** Those of one tenant: first, last and step. */
    private static List<Integer> series(Tenants tenants, int first, int to) {
        return List.of(first, to - 1, tenants.all().size());
    }

    private static Object[] parameters(String seed, List<Integer> numbers, Object... others) {
        return Stream.of(Stream.of(seed), numbers.stream(), Stream.of(others))
                .flatMap(part -> part)
                .toArray();
    }

    private static String stateWith(UUID setter) {
        return STATE.replace("~", setter.toString());
    }

    private void on(Contestant contestant, Work work) {
        try (Connection connection = databases.connect(contestant.database())) {
            work.on(connection);
            run(connection, "vacuum analyze lead");
            run(connection, "checkpoint");
        } catch (SQLException e) {
            throw new StackFailure("The benchmark's leads could not be made: " + e.getMessage());
        }
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < parameters.length; n++) {
                statement.setObject(n + 1, parameters[n]);
            }
            statement.execute();
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
