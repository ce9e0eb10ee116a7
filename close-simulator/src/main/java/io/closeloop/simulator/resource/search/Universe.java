package io.closeloop.simulator.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Table;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be searched in one organization, and what is related to what. */
final class Universe {
    /** Lists inside an object, searched as objects of their own: where they stand, and their keys. */
    private record Embedded(String owner, String list, Set<String> keys) {}

    private static final Map<String, Embedded> EMBEDDED = Map.of(
            "contact_email", new Embedded("contact", "emails", Set.of("email", "type", "is_unsubscribed")),
            "contact_phone", new Embedded("contact", "phones", Set.of("phone", "type", "country")),
            "contact_url", new Embedded("contact", "urls", Set.of("url", "type")),
            "address",
                    new Embedded(
                            "lead",
                            "addresses",
                            Set.of("label", "address_1", "address_2", "city", "state", "zipcode", "country")));

    private static final String LEAD = "lead";
    private static final String CONTACT = "contact";

    private final Organization organization;
    private final Map<String, Resource> byType;

    /** @param byType the resources that can be searched, by the name that a query has for them */
    Universe(Organization organization, Map<String, Resource> byType) {
        this.organization = organization;
        this.byType = byType;
    }

    boolean hasType(String type) {
        return byType.containsKey(type);
    }

    boolean hasField(String type, String key) {
        Embedded embedded = EMBEDDED.get(type);
        return embedded != null
                ? embedded.keys().contains(key)
                : hasType(type) && resource(type).shape().has(key);
    }

    boolean canRelate(String type, String other) {
        Embedded embedded = EMBEDDED.get(other);
        if (embedded != null) {
            return embedded.owner().equals(type);
        }
        boolean ofLead = type.equals(LEAD) || other.equals(LEAD);
        return hasType(type) && hasType(other) && (ofLead || type.equals(CONTACT) || other.equals(CONTACT));
    }

    Resource resource(String type) {
        return Objects.requireNonNull(byType.get(type));
    }

    Stream<Subject> all(String type) {
        return subjects(type, table(type).all().stream());
    }

    /** Those that can match at all, if an index says so. */
    Stream<Subject> candidates(String type, Query query) {
        Optional<String> phone = query.exact("contact_phone", "phone");
        Optional<String> email = query.exact("contact_email", "email");
        if (!type.equals(CONTACT) || (phone.isEmpty() && email.isEmpty())) {
            return all(type);
        }
        Table contacts = table(CONTACT);
        return subjects(
                CONTACT,
                phone.map(contacts::withPhone)
                        .orElseGet(() -> email.map(contacts::withEmail).orElseGet(Stream::empty)));
    }

    Optional<Subject> find(String type, String id) {
        return table(type).find(id).map(row -> new Subject(type, row));
    }

    Stream<Subject> related(Subject subject, String type) {
        Embedded embedded = EMBEDDED.get(type);
        if (embedded != null) {
            return subject.row()
                    .path(embedded.list())
                    .valueStream()
                    .filter(ObjectNode.class::isInstance)
                    .map(entry -> new Subject(type, (ObjectNode) entry));
        }
        if (subject.type().equals(LEAD)) {
            return subjects(type, table(type).ofLead(subject.id()));
        }
        if (type.equals(LEAD)) {
            return find(LEAD, subject.row().path("lead_id").asText()).stream();
        }
        if (type.equals(CONTACT)) {
            return find(CONTACT, subject.row().path("contact_id").asText()).stream();
        }
        return subjects(type, table(type).ofLead(subject.row().path("lead_id").asText()))
                .filter(other -> other.row().path("contact_id").asText().equals(subject.id()));
    }

    /** As the API would show it, computed keys too. */
    JsonNode value(Subject subject, String key) {
        return subject.row().optional(key).orElseGet(() -> unstored(subject, key));
    }

    private JsonNode unstored(Subject subject, String key) {
        if (!hasType(subject.type())) {
            return MissingNode.getInstance();
        }
        Resource resource = resource(subject.type());
        boolean computed = resource.field(key)
                .filter(f -> f.access() == Field.Access.NEVER)
                .isPresent();
        return computed
                ? resource.view(organization, subject.row()).path(key)
                : resource.shape().path(key);
    }

    private Table table(String type) {
        return organization.table(resource(type));
    }

    private static Stream<Subject> subjects(String type, Stream<ObjectNode> rows) {
        return rows.map(row -> new Subject(type, row));
    }
}
