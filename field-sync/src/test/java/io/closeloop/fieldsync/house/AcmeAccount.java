package io.closeloop.fieldsync.house;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.Cause;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.OrganizationDefinition;
import io.closeloop.simulator.fault.RequestAim;
import io.closeloop.testing.Broker;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** An account with its Close organization, one lead with one contact, and a setter. It speaks for close-connector and lead-lifecycle. */
public final class AcmeAccount {

    public final UUID setter = UUID.randomUUID();
    public final Tenant tenant;
    public final OrganizationDefinition organization;
    public final String lead;
    public final String contact;
    private final CloseSimulator close;
    private final CredentialWriter credentials;
    private final Broker broker;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, String> customFields = new ConcurrentHashMap<>();
    private long version;

    public AcmeAccount(CloseSimulator close, CredentialWriter credentials, Broker broker) {
        this.close = close;
        this.credentials = credentials;
        this.broker = broker;
        this.organization = close.define()
                .organization("Acme " + UUID.randomUUID())
                .sharedField("charlie_enabled")
                .sharedField("charlie_kill_switch")
                .contactField("stage")
                .contactField("fit")
                .contactChoices("switch", "on", "off")
                .lead("Bo Ray", "+14155550111");
        this.lead = organization.leadId("Bo Ray");
        this.contact = organization.contactId("Bo Ray");
        this.tenant = new Tenant("acme-" + setter, "int_" + setter, organization.id());
    }

    /** Connected, with a key that Close accepts. */
    public AcmeAccount connected() {
        storeKey(organization.apiKey());
        announce(Status.CONNECTED);
        await().until(() -> mappings(setter).statusCode() == 200
                && replace(setter, List.of()).statusCode() == 200);
        return this;
    }

    public void storeKey(String key) {
        var unused = credentials
                .put(new CredentialRef(tenant.account(), Purpose.CLOSE_API_KEY, tenant.integration()), Secret.of(key))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** As close-connector tells it. */
    public void announce(Status status) {
        announce(status, organization.fieldId("charlie_kill_switch"));
    }

    public void announce(Status status, String killSwitchField) {
        ControlFields fields = new ControlFields(organization.fieldId("charlie_enabled"), null, killSwitchField);
        IntegrationChanged change =
                new IntegrationChanged(status, null, null, fields, fields, "user_A", 1, 1, ++version);
        broker.publish(OutgoingEvent.ofSetting(
                Topics.INTEGRATION_CHANGES, "close-connector", tenant, tenant.integration(), Instant.now(), change));
    }

    /** One mapping, as JSON. */
    public Map<String, String> mapping(Milestone milestone, String fieldName, String value) {
        return Map.of("milestone", milestone.name(), "fieldId", field(fieldName), "value", value);
    }

    public String field(String name) {
        return customFields.computeIfAbsent(name, organization::fieldId);
    }

    @SafeVarargs
    public final void map(Map<String, String>... mappings) {
        replace(setter, List.of(mappings)).then().statusCode(200);
    }

    public Response replace(UUID setterId, List<Map<String, String>> mappings) {
        return as("admin")
                .contentType("application/json")
                .body(Map.of("mappings", mappings))
                .put("/mappings/" + setterId);
    }

    public Response mappings(UUID setterId) {
        return as("viewer").get("/mappings/" + setterId);
    }

    public RequestSpecification as(String role) {
        String token = Jwt.issuer(TestIssuer.NAME)
                .subject("test")
                .groups(Set.of(role))
                .claim("account", tenant.account())
                .sign();
        return given().auth().oauth2(token);
    }

    /** The next milestone of the lead. */
    public OutgoingEvent reached(Milestone milestone) {
        return reached(milestone, sequence.incrementAndGet());
    }

    public OutgoingEvent reached(Milestone milestone, long atSequence) {
        Instant now = Instant.now();
        MilestoneReached event = new MilestoneReached(
                milestone, lead, contact, setter, UUID.randomUUID(), now, new Cause("test", "test", null));
        return OutgoingEvent.ofLead(Topics.LEAD_MILESTONES, tenant, lead, atSequence, now, event);
    }

    public void publish(OutgoingEvent... events) {
        for (OutgoingEvent event : events) {
            broker.publish(event);
        }
    }

    /** What the account sees of its writes, oldest sequence first. */
    public List<Map<String, Object>> writes() {
        List<Map<String, Object>> writes = new ArrayList<>(as("viewer")
                .queryParam("leadId", lead)
                .get("/writes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("writes"));
        writes.sort(Comparator.comparing(write -> (Integer) Objects.requireNonNull(write.get("sequence"))));
        return writes;
    }

    /** One word per write, oldest sequence first. */
    public List<Object> states() {
        return writes().stream().map(write -> write.get("state")).toList();
    }

    public void awaitStates(Object... states) {
        await().atMost(20, SECONDS).until(() -> states().equals(List.of(states)));
    }

    /** The next write to the contact, to say what goes wrong with it. */
    public RequestAim nextWrite() {
        return close.faults().on("PUT", "contact/" + contact);
    }

    /** Every value that came into the contact through the API, oldest first, as {@code field=value}. */
    public List<String> written() {
        Map<String, String> names = new HashMap<>();
        customFields.forEach((name, id) -> names.put(id, name));
        return close.query().ledger(0).stream()
                .filter(entry -> entry.method().equals("PUT"))
                .flatMap(entry -> Stream.ofNullable(entry.effect()))
                .filter(this::isWriteToContact)
                .map(effect -> names.get(effect.path("field").asText()) + "="
                        + effect.path("value").asText())
                .toList();
    }

    private boolean isWriteToContact(ObjectNode effect) {
        return effect.path("kind").asText().equals("field_written")
                && effect.path("id").asText().equals(contact);
    }
}
