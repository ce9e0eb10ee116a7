package io.closeloop.local.bench.lifecycle;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.local.bench.Announcing;
import io.closeloop.local.bench.Machine;
import io.closeloop.local.bench.TopicEnds;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import io.closeloop.local.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** lead-lifecycle and the floor up at once on the same broker and database server; who is not in turn has nothing to do. */
public final class LifecycleBench {

    private final Layout layout;
    private final Console console;
    private final Path javaHome = Path.of(System.getProperty("java.home"));
    private final LifecyclePlanning planning;

    /** @param layout a home of its own: a benchmark wipes its data */
    public LifecycleBench(Layout layout, Ports ports, Console console) {
        this.layout = layout;
        this.console = console;
        this.planning = new LifecyclePlanning(layout, ports, javaHome);
    }

    /** Answers the report's files. */
    public List<Path> run(LifecycleScope scope, Path folder) throws InterruptedException, IOException {
        planning.floorBuild(javaHome).build(console);
        String bootstrap = planning.bootstrap();
        try (LocalStack foundation = new LocalStack(layout, console)) {
            foundation.bringUp(planning.foundation(), true);
            planning.databases().create(Contestant.FLOOR.database());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                    Generator generator = new Generator(bootstrap);
                    LocalStack contestants = new LocalStack(layout.besides("contestants"), console)) {
                makeTopics(admin);
                announce(bootstrap);
                contestants.bringUp(planning.contestants(), false);
                Stand stand = new Stand(bootstrap, generator, new TopicEnds(admin));
                Measuring measuring = new Measuring(
                        scope,
                        new Leads(new PreparedLeads(planning.databases()), console),
                        new Draining(layout, foundation, contestants, stand, console),
                        new Waiting(stand, scope.loop(), console));
                measuring.measure();
                return new LifecycleReport(folder).write(measuring.figures(Instant.now(), Machine.words()));
            }
        }
    }

    private static void makeTopics(Admin admin) throws InterruptedException {
        List<NewTopic> topics = Stream.of(
                        Contestant.FLOOR.events(), Contestant.FLOOR.milestones(), Contestant.FLOOR_MESSAGES)
                .map(topic ->
                        new NewTopic(topic, Topics.LEAD_PARTITIONS, (short) 1).configs(Topics.CLOSE_EVENTS.settings()))
                .toList();
        try {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new StackFailure("The benchmark's topics could not be made: " + e.getMessage());
        }
    }

    private static void announce(String bootstrap) throws InterruptedException {
        for (Tenants tenants : List.of(Tenants.CUSTOMERS, Tenants.WITH_BULK_EDIT, Tenants.OTHER)) {
            for (Tenant tenant : tenants.all()) {
                announce(bootstrap, tenant);
            }
        }
    }

    private static void announce(String bootstrap, Tenant tenant) throws InterruptedException {
        ControlFields lead = new ControlFields("cf_enabled", "cf_setter", Flips.KILL_SWITCH);
        ControlFields contact = new ControlFields(null, null, null);
        Announcing.announce(
                bootstrap,
                tenant,
                new IntegrationChanged(
                        Status.CONNECTED,
                        PreparedLeads.SENDING_NUMBER,
                        PreparedLeads.setterOf(tenant),
                        lead,
                        contact,
                        "user_bench",
                        1,
                        1,
                        1));
    }
}
