package io.closeloop.local.bench.ingress;

import io.closeloop.events.Topics;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.Service;

/** Who is measured. All but the first live in deploy/benchmarks/ingress. */
enum Contender {
    INGRESS("webhook-ingress", Topics.CLOSE_EVENTS.name(), 0, ""),
    FLOOR("floor", "bench.floor", 100, "io.closeloop.benchmark.floor.FloorApp"),
    SPRING("spring", "bench.spring", 101, "io.closeloop.benchmark.spring.SpringApp"),
    CAMEL("camel", "bench.camel", 102, "io.closeloop.benchmark.camel.CamelApp");

    private final String folder;
    private final String topic;
    private final int beside;
    private final String mainClass;

    Contender(String folder, String topic, int beside, String mainClass) {
        this.folder = folder;
        this.topic = topic;
        this.beside = beside;
        this.mainClass = mainClass;
    }

    /** Also its folder's. */
    String processName() {
        return folder;
    }

    String topic() {
        return topic;
    }

    int port(Ports ports) {
        return ports.http(Service.WEBHOOK_INGRESS) + beside;
    }

    /** Empty for the product's own, which is packaged by Quarkus. */
    String mainClass() {
        return mainClass;
    }
}
