package io.closeloop.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One tenant of Close. Nothing is ever looked up across organizations, so that none can see another. */
public final class Organization {
    static final String ADMIN = "admin";

    private final String id;
    private final String name;
    private final List<ApiKey> apiKeys;
    private final Map<String, Table> tables = new HashMap<>();
    private final Function<String, Table> absent;
    private final Set<String> optedOut;
    private final Map<String, String> merged;
    private final Map<String, String> roles;
    private final SearchCursors cursors;

    public Organization(String id, String name) {
        this.id = id;
        this.name = name;
        this.apiKeys = new ArrayList<>();
        this.absent = path -> new Table();
        this.optedOut = new HashSet<>();
        this.merged = new HashMap<>();
        this.roles = new HashMap<>();
        this.cursors = new SearchCursors();
    }

    private Organization(Organization present, Instant then) {
        this.id = present.id;
        this.name = present.name;
        this.apiKeys = present.apiKeys;
        this.absent = path -> present.table(path).asOf(then);
        this.optedOut = present.optedOut;
        this.merged = present.merged;
        this.roles = present.roles;
        this.cursors = present.cursors;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public List<ApiKey> apiKeys() {
        return apiKeys;
    }

    /** Phones (E.164) whose owner wrote STOP. Source: close-api.md 5.4. */
    public Set<String> optedOut() {
        return optedOut;
    }

    public Table table(Resource resource) {
        return table(resource.path());
    }

    public Table table(String path) {
        return tables.computeIfAbsent(path, absent);
    }

    /** The same tenant as it was, to read from. */
    Organization asOf(Instant then) {
        return new Organization(this, then);
    }

    /** Remembers where a lead went. */
    public void merged(String source, String destination) {
        merged.put(source, destination);
    }

    /** Where a lead went, through any number of merges; empty if nowhere. */
    public Optional<String> survivor(String leadId) {
        String next = merged.get(leadId);
        return next == null ? Optional.empty() : Optional.of(survivor(next).orElse(next));
    }

    public SearchCursors cursors() {
        return cursors;
    }

    public void role(String userId, String roleId) {
        roles.put(userId, roleId);
    }

    /** The role of a user: an admin unless told otherwise. */
    public String role(String userId) {
        return roles.getOrDefault(userId, ADMIN);
    }
}
