package io.closeloop.simulator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloseExtensionIT {
    @RegisterExtension
    static final CloseExtension OF_CLASS = CloseExtension.with(World.demo());

    @RegisterExtension
    final CloseExtension ofTest = CloseExtension.with(World.empty());

    @RepeatedTest(2)
    void each_test_begins_in_the_world_as_it_was_defined() {
        CloseSimulator close = OF_CLASS.simulator();
        String lead = close.define().organization("Acme Solar").leadId("Bo Ray");
        assertThat(close.query().leadField(lead, "charlie_enabled")).isEmpty();

        close.act().workflow(lead, Map.of("charlie_enabled", "true"));

        assertThat(close.query().leadField(lead, "charlie_enabled")).isPresent();
    }

    @RepeatedTest(2)
    void a_simulator_of_one_test_is_a_new_one() {
        assertThat(ofTest.simulator().query().ledgerNext()).isEqualTo(1);

        ofTest.simulator().define().organization("Acme").lead("Bo Ray", "+14155550111");
        ofTest.simulator()
                .act()
                .delete(ofTest.simulator().define().organization("Acme").leadId("Bo Ray"));

        assertThat(ofTest.simulator().query().ledgerNext()).isGreaterThan(1);
    }

    @RepeatedTest(1)
    void it_answers_over_http() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(OF_CLASS.simulator().apiUrl() + "/me/"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }
}
