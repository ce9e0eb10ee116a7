package io.closeloop.simulator.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One tenant of Close. Nothing is ever looked up across organizations, so that none can see another. */
public final class Organization {
    private final String id;
    private final String name;
    private final List<ApiKey> apiKeys = new ArrayList<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final Set<String> optedOut = new HashSet<>();

    public Organization(String id, String name) {
        this.id = id;
        this.name = name;
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
        return tables.computeIfAbsent(resource.path(), path -> new Table());
    }
}
