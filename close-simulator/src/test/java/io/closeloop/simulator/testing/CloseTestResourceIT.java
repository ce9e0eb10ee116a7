package io.closeloop.simulator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.simulator.CloseSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As Quarkus calls it. */
class CloseTestResourceIT {
    private final CloseTestResource resource = new CloseTestResource();

    @SuppressWarnings({"NullAway.Init", "unused"}) // only looked at by the injector
    private CloseSimulator close;

    @AfterEach
    void stop() {
        resource.stop();
    }

    @Test
    void the_address_goes_into_the_named_properties() {
        resource.init(Map.of("api-url-property", "a.url, b.url", "world", "demo"));

        Map<String, String> configuration = resource.start();

        assertThat(configuration)
                .containsOnlyKeys("a.url", "b.url")
                .containsValue(resource.simulator().apiUrl());
        assertThat(resource.simulator().define().organization("Acme Solar").leadId("Bo Ray"))
                .isNotEmpty();
    }

    @Test
    void the_simulator_goes_into_fields_of_its_type() throws NoSuchFieldException {
        resource.start();
        List<Object> injected = new ArrayList<>();
        Field field = CloseTestResourceIT.class.getDeclaredField("close");

        resource.inject(new TestInjector() {
            @Override
            public void injectIntoFields(Object value, Predicate<Field> wanted) {
                if (wanted.test(field)) {
                    injected.add(value);
                }
            }
        });

        assertThat(injected).containsExactly(resource.simulator());
    }

    @Test
    void what_a_configuration_of_one_s_own_throws_is_the_cause() {
        IOException thrown = new IOException("no directory");

        assertThatThrownBy(() -> startThrowing(thrown)).hasCause(thrown);
    }

    @Test
    void an_interrupt_is_not_lost() {
        assertThatThrownBy(() -> startThrowing(new InterruptedException()))
                .hasCauseInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private static void startThrowing(Exception thrown) {
        CloseTestResource failing = new CloseTestResource() {
            @Override
            protected Map<String, String> configuration(CloseSimulator close) throws Exception {
                throw thrown;
            }
        };
        try {
            failing.start();
        } finally {
            failing.stop();
        }
    }
}
