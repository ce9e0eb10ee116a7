package io.closeloop.simulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.state.Switch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTest {
    private final List<Operation> all = Operations.all();

    private Operation operation(String method, String path) {
        return all.stream()
                .filter(o -> o.method().equals(method) && o.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_names_the_section_it_follows() {
        assertThat(all).allSatisfy(o -> assertThat(o.source()).matches("close-api\\.md \\d+(\\.\\d+)?"));
    }

    @Test
    void one_without_an_open_point_is_confirmed() {
        assertThat(operation("GET", "/api/v1/user/"))
                .isEqualTo(new Operation("GET", "/api/v1/user/", "close-api.md 1.4", true, null));
    }

    @Test
    void one_with_open_points_names_their_switches() {
        Operation merge = operation("POST", "/api/v1/lead/merge/");

        assertThat(merge.confirmed()).isFalse();
        assertThat(merge.switchName()).isEqualTo("merge_type");
        assertThat(operation("POST", "/oauth2/token/").switchName()).contains("bad_refresh", "refresh_grace");
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void every_switch_touches_operations_that_are_simulated(Switch each) {
        List<String> named = all.stream()
                .filter(o -> List.of(String.valueOf(o.switchName()).split(", ")).contains(each.word()))
                .map(o -> o.method() + ' ' + o.path())
                .toList();

        assertThat(named).hasSameSizeAs(each.operations()).isNotEmpty();
        assertThat(each.options()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }
}
