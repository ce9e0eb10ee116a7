package io.closeloop.lifecycle.house;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.DomainEvent;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.LeadKey;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SmsEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.simulator.Act;
import io.closeloop.simulator.OrganizationDefinition;
import io.closeloop.simulator.Query;
import io.closeloop.testing.Broker;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account with its Close organization, a setter and one lead. It speaks for close-connector and sms-gateway. */
public final class Acme {

    private static final AtomicInteger NUMBERS = new AtomicInteger(2300000);

    /** The organization's number that texts. No two accounts share a number: the simulator files a text by it. */
    public final String number;

    public final String bosPhone;
    public final Tenant tenant;
    public final OrganizationDefinition organization;
    public final String lead;
    public final String contact;

    private final Surroundings around;
    private final CredentialWriter credentials;
    private final Broker broker;
    private @Nullable UUID setter;

    Acme(Surroundings around, CredentialWriter credentials, Broker broker) {
        this.around = around;
        this.credentials = credentials;
        this.broker = broker;
        String name = UUID.randomUUID().toString();
        this.number = "+1415" + NUMBERS.incrementAndGet();
        this.bosPhone = "+1415" + NUMBERS.incrementAndGet();
        this.organization = around.simulator()
                .define()
                .organization("Acme " + name)
                .phoneNumber(number, "main")
                .sharedField("charlie_enabled")
                .sharedField("ai_setter_id")
                .sharedField("charlie_kill_switch")
                .lead("Bo Ray", bosPhone);
        this.lead = organization.leadId("Bo Ray");
        this.contact = organization.contactId("Bo Ray");
        this.tenant = new Tenant("acme-" + name, "int_" + name, organization.id());
    }

    private Acme(Acme account, Tenant tenant, String lead) {
        this.around = account.around;
        this.credentials = account.credentials;
        this.broker = account.broker;
        this.organization = account.organization;
        this.tenant = tenant;
        this.setter = account.setter;
        this.contact = account.contact;
        this.number = account.number;
        this.bosPhone = account.bosPhone;
        this.lead = lead;
    }

    /** The same account, looking at another lead. */
    public Acme on(String otherLead) {
        return new Acme(this, tenant, otherLead);
    }

    /** This integration and lead in the name of another account, as nobody may say it. */
    public Acme inTheNameOf(Acme other) {
        return new Acme(this, new Tenant(other.tenant.account(), tenant.integration(), tenant.organization()), lead);
    }

    /** The same account and organization under an integration of its own, as when it is removed and connected again. */
    public Acme anew() {
        String integration = "int_" + UUID.randomUUID();
        return new Acme(this, new Tenant(tenant.account(), integration, tenant.organization()), lead);
    }

    /** Another account that has connected the same Close organization, and so has the same lead. */
    public Acme rival() {
        String name = UUID.randomUUID().toString();
        return new Acme(this, new Tenant("rival-" + name, "int_" + name, tenant.organization()), lead);
    }

    /** A setter, a stored key, a subscription, and everybody told. */
    Acme connected() {
        setter = createSetter("Anna");
        storeKey(organization.apiKey());
        Subscription.create(
                around.simulator().apiUrl(),
                organization.apiKey(),
                around.webhooks().openFor(tenant));
        announce(Status.CONNECTED);
        return this;
    }

    public UUID setter() {
        return Objects.requireNonNull(setter);
    }

    /** It is quick to wake and does not wait with its intro: each test's number is texted for the first time. */
    public UUID createSetter(String name) {
        Map<String, Object> script = Map.of(
                "intro",
                "Hi {{first_name}}, " + name + " here",
                "question",
                "Do you own your home?",
                "ctaMessage",
                "Book here",
                "disqualifyingWords",
                List.of("not interested"));
        Map<String, Object> pauses = Map.of("beforeIntro", "PT0S", "afterPerson", "PT2S");
        return as("admin")
                .body(Map.of("name", name, "settings", Map.of("script", script, "pauses", pauses)))
                .post("/setters")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(token(role, Duration.ofMinutes(5))).contentType("application/json");
    }

    public String token(String role, Duration life) {
        return Jwt.issuer(TestIssuer.NAME)
                .upn("ana")
                .groups(Set.of(role))
                .claim("account", tenant.account())
                .expiresIn(life)
                .sign();
    }

    public Act person() {
        return around.simulator().act();
    }

    public Query close() {
        return around.simulator().query();
    }

    public Broker broker() {
        return broker;
    }

    /** A workflow's "Update Lead" step. */
    public void workflow(Map<String, String> fields) {
        person().workflow(lead, fields);
    }

    /** The workflow enables it, and its intro is asked for. */
    public void activated() {
        workflow(Map.of("charlie_enabled", "true"));
        awaitTimeline("Intro asked for");
    }

    /** On the dashboard. */
    public void order(String command) {
        as("operator")
                .body(Map.of("command", command, "reason", "because"))
                .post("/leads/" + lead + "/commands")
                .then()
                .statusCode(200);
    }

    public void announce(Status status) {
        ControlFields fields = new ControlFields(
                organization.fieldId("charlie_enabled"),
                organization.fieldId("ai_setter_id"),
                organization.fieldId("charlie_kill_switch"));
        IntegrationChanged change = new IntegrationChanged(
                status, number, setter, fields, fields, organization.userId(), 1, 1, System.nanoTime());
        broker.publish(OutgoingEvent.ofSetting(
                Topics.INTEGRATION_CHANGES, "close-connector", tenant, tenant.integration(), Instant.now(), change));
    }

    /** As sms-gateway tells it when Close has sent a text. */
    public void tellSent(MessageRequested text) {
        tell(new SmsEvent.MessageSent(text.messageId(), text.engagementId(), lead, contact, "acti_1", Instant.now()));
    }

    public void tell(SmsEvent event) {
        broker.publish(OutgoingEvent.aboutLead(Topics.SMS_EVENTS, "sms-gateway", tenant, lead, Instant.now(), event));
    }

    /** Delivers everything of the lead once more, as a webhook's or Kafka's second delivery does. */
    public void deliverAgain() {
        around.webhooks().passed(key()).forEach(broker::publish);
    }

    public LeadKey key() {
        return new LeadKey(tenant.integration(), lead);
    }

    public List<Milestone> milestones() {
        return milestoneEvents().map(event -> event.event().milestone()).toList();
    }

    public Stream<IncomingEvent<MilestoneReached>> milestoneEvents() {
        return broker.read(Topics.LEAD_MILESTONES.name(), key().toString()).stream()
                .map(event -> IncomingEvent.of(event, MilestoneReached.class));
    }

    public List<IncomingEvent<LeadMessage>> messages() {
        return broker.read(Topics.LEAD_MESSAGES.name(), key().toString()).stream()
                .map(event -> IncomingEvent.of(event, LeadMessage.class))
                .toList();
    }

    public <T extends DomainEvent> List<T> messages(Class<T> kind) {
        return messages().stream()
                .map(IncomingEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Waits until that many texts have been asked for; the last of them. */
    public MessageRequested awaitText(int number) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> messages(MessageRequested.class).size() >= number);
        return messages(MessageRequested.class).get(number - 1);
    }

    public void awaitMilestones(Milestone... milestones) {
        await().atMost(Duration.ofSeconds(20)).until(() -> milestones().equals(List.of(milestones)));
    }

    public List<String> timeline() {
        return as("viewer").get("/leads/" + lead + "/timeline").jsonPath().getList("entries.what");
    }

    public void awaitTimeline(String what) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> timeline() != null && timeline().stream().anyMatch(line -> line.contains(what)));
    }

    public void storeKey(String key) {
        var unused = credentials
                .put(new CredentialRef(tenant.account(), Purpose.CLOSE_API_KEY, tenant.integration()), Secret.of(key))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
