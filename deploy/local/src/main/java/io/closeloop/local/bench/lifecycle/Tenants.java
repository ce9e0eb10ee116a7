package io.closeloop.local.bench.lifecycle;

import io.closeloop.events.Tenant;
import java.util.List;
import java.util.stream.IntStream;

/** Whose the leads are: they are dealt out by their numbers. */
record Tenants(List<Tenant> all) {

    /** As many customers as fit a poll without one of them being beyond its budget: what a bulk edit costs is measured by itself. */
    private static final int MANY = 100;

    static final Tenants CUSTOMERS = new Tenants(
            IntStream.range(0, MANY).mapToObj(n -> tenant("bench_" + n)).toList());
    static final Tenants WITH_BULK_EDIT = new Tenants(List.of(tenant("bulk")));
    static final Tenants OTHER = new Tenants(List.of(tenant("other")));

    private static Tenant tenant(String name) {
        return new Tenant(name, "int_" + name, "orga_" + name);
    }

    Tenant of(int number) {
        return all.get(number % all.size());
    }

    boolean have(String key) {
        return all.stream().anyMatch(tenant -> key.startsWith(tenant.integration() + "/"));
    }
}
