package io.closeloop.gateway.house;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.LeadKey;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SmsEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.simulator.OrganizationDefinition;
import io.closeloop.simulator.Query.Text;
import io.closeloop.simulator.fault.RequestAim;
import io.closeloop.testing.Broker;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connected account with its Close organization and one lead, who has one contact with a phone of its own. It speaks for close-connector
 * and lead-lifecycle, and reads what the gateway says and what the simulator's ledger shows.
 */
public final class Acme {

    private static final AtomicLong NEXT_PHONE = new AtomicLong(14155550200L);

    public final Tenant tenant;
    public final OrganizationDefinition organization;
    public final UUID engagement = UUID.randomUUID();
    public final UUID setter = UUID.randomUUID();
    public final String lead;
    public final String contact;
    public final String phone;
    public final String sendingNumber = anyPhone();
    private final SimulatedClose close;
    private final Broker broker;
    private final AtomicLong sequence = new AtomicLong();

    Acme(SimulatedClose close, CredentialWriter credentials, Broker broker, String phone) {
        this.close = close;
        this.broker = broker;
        this.phone = phone;
        this.organization = close.simulator()
                .define()
                .organization("Acme " + setter)
                .phoneNumber(sendingNumber, "Main line")
                .sharedField("charlie_kill_switch")
                .lead("Bo Ray", phone);
        this.lead = organization.leadId("Bo Ray");
        this.contact = organization.contactId("Bo Ray");
        this.tenant = new Tenant("acme-" + setter, "int_" + setter, organization.id());
        var unused = credentials
                .put(
                        new CredentialRef(tenant.account(), Purpose.CLOSE_API_KEY, tenant.integration()),
                        Secret.of(organization.apiKey()))
                .await()
                .atMost(Duration.ofSeconds(10));
        subscribe();
        announce(Status.CONNECTED, 1);
    }

    static String anyPhone() {
        return "+" + NEXT_PHONE.getAndIncrement();
    }

    /** As close-connector tells it. */
    public void announce(Status status, long version) {
        String kill = organization.fieldId("charlie_kill_switch");
        ControlFields fields = new ControlFields(null, null, kill);
        IntegrationChanged change = new IntegrationChanged(
                status, sendingNumber, null, fields, fields, organization.userId(), 1, 1, version);
        broker.publish(OutgoingEvent.ofSetting(
                Topics.INTEGRATION_CHANGES, "close-connector", tenant, tenant.integration(), Instant.now(), change));
    }

    /** A text that may go from now on, for an hour. */
    public MessageRequested text(String words) {
        return text(words, Instant.now(), null);
    }

    public MessageRequested text(String words, Instant notBefore, @Nullable GateReason mayPass) {
        return new MessageRequested(
                UUID.randomUUID(),
                engagement,
                setter,
                lead,
                contact,
                sendingNumber,
                phone,
                words,
                LeadMessage.Purpose.REPLY,
                notBefore,
                Instant.now().plusSeconds(3600),
                null,
                mayPass);
    }

    /** The next thing that lead-lifecycle says about the lead. */
    public OutgoingEvent says(LeadMessage message) {
        return OutgoingEvent.ofLead(
                Topics.LEAD_MESSAGES, tenant, lead, sequence.incrementAndGet(), Instant.now(), message);
    }

    public void publish(OutgoingEvent... events) {
        for (OutgoingEvent event : events) {
            broker.publish(event);
        }
    }

    /** So close to each other that the gateway reads them in one poll. */
    public void publishTogether(OutgoingEvent... events) {
        broker.publishTogether(List.of(events));
    }

    /** Asks for a text. */
    public MessageRequested ask(MessageRequested request) {
        publish(says(request));
        return request;
    }

    public void closeGate(GateReason reason) {
        publish(says(new GateClosed(lead, gate(reason))));
    }

    public void openGate(GateReason reason) {
        publish(says(new GateOpened(lead, gate(reason))));
    }

    private Gate gate(GateReason reason) {
        return new Gate(Scope.ENGAGEMENT, engagement.toString(), reason);
    }

    /** The next call of that method to a text of this organization, to say what goes wrong with it. */
    public RequestAim next(String method) {
        return close.simulator().faults().on(method, "activity/sms/**").by(organization.apiKey());
    }

    private String login() {
        return "Basic " + Base64.getEncoder().encodeToString((organization.apiKey() + ":").getBytes(UTF_8));
    }

    /** What went to the phone or is on its way to it, in Close's own words. */
    public List<String> textsInClose() {
        return close.simulator().query().textsTo(phone).stream().map(Text::text).toList();
    }

    /** Everything that happened in Close to texts to the phone, oldest first: {@code sms_draft}, {@code sms_outbox}, … */
    public List<String> effectsInClose() {
        return close.simulator().query().ledger(0).stream()
                .flatMap(entry -> Stream.ofNullable(entry.effect()))
                .filter(effect -> phone.equals(effect.path("to").asText()))
                .map(effect -> effect.path("kind").asText())
                .filter(kind -> kind.startsWith("sms_"))
                .toList();
    }

    /** Close's ids of all drafts that were ever made to the phone. */
    public List<String> draftIds() {
        return close.simulator().query().effects("sms_draft").stream()
                .filter(effect -> phone.equals(effect.path("to").asText()))
                .map(effect -> effect.path("sms_id").asText())
                .toList();
    }

    /** What the gateway has said about the lead, oldest first. */
    public List<IncomingEvent<SmsEvent>> said() {
        return broker.read(Topics.SMS_EVENTS.name(), new LeadKey(tenant.integration(), lead).toString()).stream()
                .map(told -> IncomingEvent.of(told, SmsEvent.class))
                .toList();
    }

    /** The same, without the envelopes. */
    public List<SmsEvent> told() {
        return said().stream().map(IncomingEvent::event).toList();
    }

    public <T extends SmsEvent> T awaitTold(Class<T> type) {
        await().atMost(20, SECONDS).until(() -> told().stream().anyMatch(type::isInstance));
        return told().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    public void awaitState(MessageRequested request, String state) {
        await().atMost(20, SECONDS).until(() -> state.equals(message(request).get("state")));
    }

    /** The text as the API shows it; empty while the gateway does not know it. */
    public Map<String, Object> message(MessageRequested request) {
        List<Map<String, Object>> all = as("viewer")
                .queryParam("leadId", lead)
                .get("/messages")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("messages");
        return all.stream()
                .filter(message -> request.messageId().toString().equals(message.get("id")))
                .findFirst()
                .orElse(Map.of());
    }

    public RequestSpecification as(String role) {
        String token = Jwt.issuer(TestIssuer.NAME)
                .subject("test")
                .groups(Set.of(role))
                .claim("account", tenant.account())
                .sign();
        return given().auth().oauth2(token);
    }

    private void subscribe() {
        String body = """
                {"url": "%s", "events": [
                  {"object_type": "activity.sms", "action": "sent"},
                  {"object_type": "activity.sms", "action": "created"},
                  {"object_type": "activity.sms", "action": "updated"}]}
                """.formatted(close.door().urlFor(tenant));
        given().baseUri(close.simulator().url())
                .header("Authorization", login())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/webhook/")
                .then()
                .statusCode(201);
    }

    /** Makes a draft in Close as a gateway before a crash did; the answer is its id. */
    public String draftInClose(String words) {
        return given().baseUri(close.simulator().url())
                .header("Authorization", login())
                .contentType("application/json")
                .body(Map.of(
                        "status", "draft",
                        "direction", "outbound",
                        "lead_id", lead,
                        "contact_id", contact,
                        "local_phone", sendingNumber,
                        "remote_phone", phone,
                        "text", words))
                .post("/api/v1/activity/sms/")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    public void flipInClose(String smsId) {
        given().baseUri(close.simulator().url())
                .header("Authorization", login())
                .contentType("application/json")
                .body(Map.of("status", "outbox"))
                .put("/api/v1/activity/sms/" + smsId + "/")
                .then()
                .statusCode(200);
    }
}
