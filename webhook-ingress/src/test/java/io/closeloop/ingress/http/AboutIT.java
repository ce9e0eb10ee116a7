package io.closeloop.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.embedded.KafkaOnly;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the door tells about itself, and where. */
@QuarkusTest
@WithTestResource(KafkaOnly.class)
@WithTestResource(IngressWorld.class)
class AboutIT {

    private final Door door = new Door();

    @Test
    void the_front_page_says_what_this_is() {
        assertThat(door.get("/").body()).contains("webhook-ingress");
    }

    @Test
    void health_metrics_and_the_apis_description_stand_on_the_management_port_only() {
        for (String path : List.of("/q/health/ready", "/q/metrics", "/q/openapi")) {
            assertThat(door.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(door.getFromManagement("/q/metrics").body()).contains("closeloop_ingress_refused_total");
        assertThat(door.getFromManagement("/q/openapi").body())
                .contains("/webhooks/close/{integrationId}")
                .contains(Stream.of(IngressError.values()).map(Enum::name).toList());
    }
}
