package io.closeloop.local.bench.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose a method is, by its package. */
enum Category {
    OURS("ours", "io.closeloop."),
    CRYPTO("crypto", "javax.crypto.", "com.sun.crypto.", "sun.security.", "java.security.", "java.util.HexFormat"),
    JSON("JSON", "com.fasterxml.", "tools.jackson."),
    KAFKA("Kafka's client", "org.apache.kafka."),
    NETTY("framework: Netty", "io.netty."),
    SQL("PostgreSQL's client", "io.vertx.sqlclient.", "io.vertx.pgclient.", "io.vertx.mutiny.sqlclient."),
    VERTX("framework: Vert.x", "io.vertx."),
    REST("framework: Quarkus REST", "org.jboss.resteasy.", "io.quarkus.resteasy.", "jakarta.ws."),
    OBSERVING(
            "framework: tracing and metrics",
            "io.opentelemetry.",
            "io.micrometer.",
            "io.quarkus.opentelemetry.",
            "io.quarkus.micrometer."),
    MUTINY("framework: Mutiny and contexts", "io.smallrye."),
    HIBERNATE("framework: Hibernate", "org.hibernate.", "io.quarkus.hibernate."),
    QUARKUS("framework: Quarkus, other", "io.quarkus.", "org.jboss.");

    /** No frame of the stack is anybody's. */
    static final String NOBODY = "JDK, other";

    private final String words;
    private final List<String> packages;

    Category(String words, String... packages) {
        this.words = words;
        this.packages = List.of(packages);
    }

    String words() {
        return words;
    }

    static Optional<Category> of(String className) {
        return Arrays.stream(values())
                .filter(category -> category.packages.stream().anyMatch(className::startsWith))
                .findFirst();
    }
}
