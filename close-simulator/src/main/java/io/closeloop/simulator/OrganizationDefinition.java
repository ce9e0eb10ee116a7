package io.closeloop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.Basics;
import io.closeloop.simulator.resource.Contacts;
import io.closeloop.simulator.resource.CustomFields;
import io.closeloop.simulator.resource.Leads;
import io.closeloop.simulator.resource.Opportunities;
import io.closeloop.simulator.resource.Organizations;
import io.closeloop.simulator.resource.Phone;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.ApiKey;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import java.util.List;
import java.util.NoSuchElementException;

/** One organization being furnished, and afterwards its ids by name. A value that Close would refuse is refused here too. */
public final class OrganizationDefinition {
    private final Close close;
    private final Organization organization;

    OrganizationDefinition(Close close, Organization organization) {
        this.close = close;
        this.organization = organization;
    }

    void found() {
        close.furnish(organization, session -> {
            ObjectNode user = Json.object().put("first_name", "Ana").put("last_name", "Lee");
            user.put("email", "ana@example.com")
                    .set("organizations", Json.array().add(organization.id()));
            String userId = session.insert(Organizations.USERS, user).get("id").textValue();
            String key =
                    "api_" + session.ids().letters(22) + '.' + session.ids().letters(22);
            organization.apiKeys().add(new ApiKey(key, userId));
            Basics.furnish(session);
        });
    }

    /** This key instead of the one the organization was born with. */
    public OrganizationDefinition apiKey(String key) {
        close.furnish(organization, session -> {
            if (!organization.apiKeys().isEmpty()) {
                organization.apiKeys().removeFirst();
            }
            organization.apiKeys().addFirst(new ApiKey(key, userId()));
        });
        return this;
    }

    /** One key more, of the same user. */
    public OrganizationDefinition anotherApiKey(String key) {
        close.furnish(organization, session -> organization.apiKeys().add(new ApiKey(key, userId())));
        return this;
    }

    /** A number that can text. */
    public OrganizationDefinition phoneNumber(String number, String label) {
        return number(number, Json.object().put("label", label).put("user_id", userId()));
    }

    /** A caller id: cannot text. */
    public OrganizationDefinition externalNumber(String number, String label) {
        return number(
                number,
                Json.object()
                        .put("label", label)
                        .put("type", "external")
                        .put("sms_enabled", false)
                        .put("mms_enabled", false));
    }

    private OrganizationDefinition number(String number, ObjectNode values) {
        Phone phone =
                Phone.of(number).orElseThrow(() -> new IllegalArgumentException("Not a valid phone number: " + number));
        values.put("number", phone.number()).put("number_formatted", phone.formatted());
        values.put("country", phone.country());
        close.furnish(organization, session -> session.insert(Organizations.PHONE_NUMBERS, values));
        return this;
    }

    public OrganizationDefinition leadField(String name) {
        return field(CustomFields.LEAD, Json.object().put("name", name).put("type", "text"));
    }

    public OrganizationDefinition contactField(String name) {
        return field(CustomFields.CONTACT, Json.object().put("name", name).put("type", "text"));
    }

    public OrganizationDefinition opportunityField(String name) {
        return field(CustomFields.OPPORTUNITY, Json.object().put("name", name).put("type", "text"));
    }

    /** A further user with a key of their own; roles are {@code admin}, or the id of any other. */
    public OrganizationDefinition user(String firstName, String lastName, String roleId) {
        close.furnish(organization, session -> {
            ObjectNode user = Json.object().put("first_name", firstName).put("last_name", lastName);
            user.set("organizations", Json.array().add(organization.id()));
            String id = session.insert(Organizations.USERS, user).get("id").textValue();
            organization.role(id, roleId);
            String key =
                    "api_" + session.ids().letters(22) + '.' + session.ids().letters(22);
            organization.apiKeys().add(new ApiKey(key, id));
        });
        return this;
    }

    /** An opportunity on a lead, in the first status, worth so many cents. */
    public OrganizationDefinition opportunity(String leadName, long value) {
        ObjectNode opportunity = Json.object().put("lead_id", leadId(leadName)).put("value", value);
        return create(Opportunities.RESOURCE, opportunity);
    }

    public OrganizationDefinition contactChoices(String name, String... choices) {
        ObjectNode field = Json.object().put("name", name).put("type", "choices");
        field.set("choices", Json.texts(List.of(choices)));
        return field(CustomFields.CONTACT, field);
    }

    /** A text field with the same id on leads and contacts. */
    public OrganizationDefinition sharedField(String name) {
        ObjectNode field = Json.object().put("name", name).put("type", "text");
        field.putArray("associations")
                .add(Json.object().put("object_type", "lead"))
                .add(Json.object().put("object_type", "contact"));
        return field(CustomFields.SHARED, field);
    }

    /** Any field, as its create call would take it. */
    public OrganizationDefinition field(Resource kind, ObjectNode field) {
        return create(kind, field);
    }

    /** A lead with one contact of the same name, on a mobile phone. */
    public OrganizationDefinition lead(String name, String phone) {
        ObjectNode lead = Json.object().put("name", name);
        ObjectNode contact = lead.putArray("contacts").addObject().put("name", name);
        contact.putArray("phones").addObject().put("type", "mobile").put("phone", phone);
        return create(Leads.RESOURCE, lead);
    }

    private OrganizationDefinition create(Resource resource, ObjectNode body) {
        close.furnish(organization, session -> {
            Answer answer = Crud.create(session, resource, body);
            if (!answer.isSuccess()) {
                throw new IllegalArgumentException("Close refuses this " + resource.word() + ": " + answer.body());
            }
        });
        return this;
    }

    public String id() {
        return organization.id();
    }

    public String apiKey() {
        return organization.apiKeys().getFirst().key();
    }

    public String userId() {
        return close.locked(() -> organization
                .table(Organizations.USERS)
                .all()
                .getFirst()
                .get("id")
                .textValue());
    }

    /** The id and the key of a user by full name. */
    public ApiKey keyOf(String userName) {
        return close.locked(() -> organization.apiKeys().stream()
                .filter(key -> organization
                        .table(Organizations.USERS)
                        .find(key.userId())
                        .filter(user -> userName.equals(user.path("first_name").asText()
                                + ' '
                                + user.path("last_name").asText()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No user with a key is called " + userName)));
    }

    /** The {@code cf_…} id of a field that a contact, a lead or an opportunity can have. */
    public String fieldId(String name) {
        return close.locked(() -> CustomFields.find(organization, "contact", name)
                .or(() -> CustomFields.find(organization, "lead", name))
                .or(() -> CustomFields.find(organization, "opportunity", name))
                .map(field -> field.get("id").textValue())
                .orElseThrow(() -> new NoSuchElementException("No custom field is called " + name)));
    }

    public String leadId(String name) {
        return idByName(Leads.RESOURCE, name);
    }

    public String contactId(String name) {
        return idByName(Contacts.RESOURCE, name);
    }

    private String idByName(Resource resource, String name) {
        return close.locked(() -> organization.table(resource).all().stream()
                .filter(row -> row.path("name").asText().equals(name))
                .map(row -> row.get("id"))
                .map(JsonNode::textValue)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No " + resource.word() + " is called " + name)));
    }
}
