package io.closeloop.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.demo.Demo;
import io.closeloop.local.demo.Ledger;
import io.closeloop.local.demo.Stage;
import io.closeloop.simulator.state.Switch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantee: what nobody could confirm about Close does not matter. The whole house keeps its promises under each option of every switch that the
 * simulator has: together in the normal run, each by itself in the deep one, which says which of them it is.
 */
class EverySettingE2E {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    @TempDir
    static Path home;

    private static RunningHouse house;

    @BeforeAll
    static void start() throws InterruptedException {
        house = RunningHouse.start(home, Map.of());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    /** @param options by the switch's word; all others are at their defaults */
    record Setting(String name, Map<String, String> options) {

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void promises_hold_with_every_switch_at_its_last_option() throws InterruptedException {
        playUnder(new Setting(
                "all at their last options",
                Arrays.stream(Switch.values())
                        .collect(toMap(Switch::word, one -> one.options().getLast()))));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("deep")
    void promises_hold_with_each_switch_off_its_default_by_itself(Setting setting) throws InterruptedException {
        playUnder(setting);
    }

    private static void playUnder(Setting setting) throws InterruptedException {
        SimulatedClose close = house.simulator();
        close.reset();
        close.set(setting.options());
        Product product = house.product("setting" + ACCOUNTS.incrementAndGet());

        boolean played = new Demo(product, close, house.bootstrapServers(), RunningHouse.console()).play();
        Stage stage = Stage.set(product, close, new Ledger(close));
        var complaints = new HardStories(stage, product, close).play();
        product.disconnect();

        assertThat(played).as("the demo under " + setting).isTrue();
        assertThat(complaints).isEmpty();
    }

    static Stream<Setting> promises_hold_with_each_switch_off_its_default_by_itself() {
        return Arrays.stream(Switch.values())
                .flatMap(one -> one.options().stream()
                        .skip(1)
                        .map(option -> new Setting(one.word() + "=" + option, Map.of(one.word(), option))));
    }
}
