package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Verb;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Users, lead statuses, phone numbers, and the key's own view of them. Source: close-api.md 1.4, 6. */
public final class Organizations {
    public static final Resource USERS =
            Resource.readOnly("user", "user", null, """
            {"id":null,"first_name":"","last_name":"","email":"","image":"https://www.gravatar.com/avatar/0",
             "last_used_timezone":"America/New_York","organizations":[],"date_created":null,"date_updated":null}""").source("close-api.md 1.4");

    /** Selectable for sending are those that are internal and SMS-enabled. */
    public static final Resource PHONE_NUMBERS = Resource.readOnly("phone_number", "phon", "phone_number", """
            {"id":null,"organization_id":null,"label":null,"number":"","number_formatted":"","country":"US","type":"internal",
             "is_group_number":false,"user_id":null,"participants":[],"phone_numbers":[],"phone_numbers_formatted":[],
             "sms_enabled":true,"mms_enabled":true,"supports_sms_to_countries":["US","CA"],"supports_mms_to_countries":["US","CA"],
             "carrier":"twilio","carrier_type":"local","is_premium":false,"is_verified":true,"was_ported":false,
             "forward_to":null,"forward_to_formatted":null,"forward_to_enabled":false,"press_1_to_accept":false,
             "voicemail_greeting_url":null,"last_billed_price":1.0,"next_billing_on":"2026-03-01T00:00:00+00:00",
             "address_id":null,"bundle_id":null,"date_created":null,"date_updated":null}""")
            .source("close-api.md 6")
            .fields(
                    Field.text("label"),
                    Field.text("forward_to"),
                    Field.flag("forward_to_enabled", false),
                    Field.list("participants"))
            .allowing(Set.of(Verb.LIST, Verb.READ, Verb.UPDATE, Verb.DELETE))
            .listed(Listing.PLAIN.by("number", "user_id", "is_group_number").ruled("participant_user_id"))
            .ruledBy(new Rules() {
                @Override
                public Predicate<ObjectNode> filter(Session session, Parameters parameters, Errors errors) {
                    String wanted = parameters.get("participant_user_id").orElse("");
                    return row -> wanted.isEmpty()
                            || row.path("participants").valueStream().anyMatch(p -> wanted.equals(p.asText()));
                }
            });

    private static final ObjectNode MEMBERSHIP = Json.literal("""
            {"role_id":"admin","permissions_granted":[],"auto_record_calls":"unset","track_email_opens":true}""");

    private Organizations() {}

    /** {@code GET /me/}. The key's own id is not in it. */
    public static Answer me(Session session) {
        String userId = Objects.requireNonNull(session.actor().userId());
        Organization organization = session.organization();
        ObjectNode me = session.view(USERS, session.find(USERS, userId).orElseThrow());
        me.remove("organizations");
        me.set("email_accounts", Json.array());
        me.set("memberships", Json.array().add(membership(organization, userId)));
        me.set("organizations", Json.array().add(described(session, userId)));
        me.set("phone_numbers", phoneNumbers(session));
        return Answer.ok(me);
    }

    /** {@code GET /organization/{id}/}: the own one only. */
    static Answer organization(Session session, String id) {
        Organization organization = session.organization();
        if (!organization.id().equals(id)) {
            return Answer.notFound();
        }
        ObjectNode described =
                described(session, Objects.requireNonNull(session.actor().userId()));
        described.set(
                "memberships",
                organization.table(USERS).all().stream()
                        .map(user -> member(organization, user))
                        .collect(Json.toArray()));
        described.putArray("inactive_memberships");
        return Answer.ok(described);
    }

    private static ObjectNode membership(Organization organization, String userId) {
        ObjectNode membership = Json.object()
                .put("id", "memb_" + userId.substring("user_".length()))
                .put("organization_id", organization.id())
                .put("user_id", userId)
                .setAll(MEMBERSHIP);
        return membership.put("role_id", organization.role(userId));
    }

    /** A membership with the user's own keys under a prefix. */
    private static ObjectNode member(Organization organization, ObjectNode user) {
        ObjectNode member = membership(organization, user.get("id").textValue());
        for (String key : List.of("email", "first_name", "last_name", "image")) {
            member.set("user_" + key, USERS.view(organization, user).get(key));
        }
        return member;
    }

    private static ObjectNode described(Session session, String userId) {
        Organization organization = session.organization();
        ObjectNode described = Json.object().put("id", organization.id()).put("name", organization.name());
        ArrayNode statuses = described.putArray("lead_statuses");
        organization
                .table(Statuses.LEAD)
                .all()
                .forEach(row -> statuses.addObject()
                        .put("id", row.get("id").textValue())
                        .put("label", row.get("label").textValue()));
        described.set(
                "pipelines",
                organization.table(Pipelines.RESOURCE).all().stream()
                        .map(pipeline -> Pipelines.brief(organization, pipeline))
                        .collect(Json.toArray()));
        return described.put("created_by", userId);
    }

    private static ArrayNode phoneNumbers(Session session) {
        ArrayNode numbers = Json.array();
        session.organization()
                .table(PHONE_NUMBERS)
                .all()
                .forEach(row -> numbers.addObject()
                        .put("id", row.get("id").textValue())
                        .put("number", row.get("number").textValue())
                        .put("organization_id", session.organization().id()));
        return numbers;
    }
}
