package io.closeloop.lifecycle.cut;

import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Activation, intro, a text and its answer, a kill; each step is taken when the one before has had its effect. None of its eyes and hands is cut off. */
final class Story {

    /** The longest pause between two attempts is five seconds, and a claim of a dead instance one. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Acme lead;
    private final String phone;

    /** @param lead of which nothing has been heard */
    Story(Acme lead, String phone) {
        this.lead = lead;
        this.phone = phone;
    }

    Acme lead() {
        return lead;
    }

    /** Returns when it is over and the service has come to rest. */
    void tell() {
        tell(() -> {});
    }

    /** @param meanwhile happens after each of its steps */
    void tell(Runnable meanwhile) {
        lead.workflow(Map.of("charlie_enabled", "true"));
        tellSent(1);
        await().atMost(LONG).until(() -> has("Intro sent"));
        meanwhile.run();
        lead.person().inboundSms(lead.organization.id(), phone, lead.number, "hello");
        tellSent(2);
        await().atMost(LONG).until(() -> has("Text sent"));
        meanwhile.run();
        lead.workflow(Map.of("charlie_kill_switch", "true"));
        await().atMost(LONG).until(() -> lead.milestones().contains(KILL_SWITCH_REACHED));
        meanwhile.run();
        await().atMost(LONG).until(this::isAtRest);
    }

    private void tellSent(int number) {
        await().atMost(LONG).until(() -> texts().size() >= number);
        lead.tellSent(texts().get(number - 1));
    }

    /** As a consumer sees it that drops what it has seen. */
    private List<MessageRequested> texts() {
        return lead.messages(MessageRequested.class).stream().distinct().toList();
    }

    private boolean has(String line) {
        return isTrue("select exists (select from timeline_entry where lead = ? and what = ?)", key(), line);
    }

    /**
     * Not how far is committed: a commit that broke off with its connection is made good with the next event of the partition, and what comes again until then
     * the inbox knows.
     */
    private boolean isAtRest() {
        return isTrue("select not exists (select from request where lead = ?)", key())
                && isTrue("select not exists (select from outbox where key = ?)", key());
    }

    private String key() {
        return lead.key().toString();
    }

    private static boolean isTrue(String sql, Object... parameters) {
        return "t".equals(Database.one(sql, parameters));
    }
}
