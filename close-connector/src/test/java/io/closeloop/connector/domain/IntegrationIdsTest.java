package io.closeloop.connector.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntegrationIdsTest {

    @Test
    void ids_are_safe_in_a_path_and_never_the_same() {
        assertThat(Stream.generate(IntegrationIds::next).limit(10_000))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("int_[A-Za-z0-9]{22}"));
    }
}
