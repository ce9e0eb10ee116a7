package io.closeloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class ContainerServersTest {

    @Test
    void without_an_engine_the_message_names_both_cures() {
        assumeFalse(DockerClientFactory.instance().isDockerAvailable(), "a Docker engine answers here");

        assertThatThrownBy(ContainerServers::onEngine)
                .hasMessageContaining("DOCKER_HOST")
                .hasMessageContaining("without -Pcontainers");
    }

    @Test
    void the_choice_falls_on_embedded_servers_unless_told_otherwise() {
        assumeFalse("containers".equals(System.getProperty("closeloop.infrastructure")), "told otherwise");

        assertThat(TestServers.chosen()).isInstanceOf(EmbeddedServers.class);
    }
}
