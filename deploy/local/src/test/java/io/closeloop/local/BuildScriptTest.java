package io.closeloop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When ./closeloop builds, and what a person sees of it. */
class BuildScriptTest {

    private static final Instant BUILT = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path root;

    @BeforeEach
    void aBuiltProject() throws IOException {
        write("sms-gateway/pom.xml", "<artifactId>quarkus-maven-plugin</artifactId>", BUILT.minusSeconds(60));
        write("sms-gateway/src/main/java/Gateway.java", "", BUILT.minusSeconds(60));
        write("sms-gateway/target/quarkus-app/quarkus-run.jar", "", BUILT);
        write("deploy/local/target/built", "", BUILT);
    }

    @Test
    void a_project_without_changes_is_not_built_again() throws Exception {
        assertThat(isBuilt()).isTrue();
    }

    @Test
    void a_changed_source_calls_for_a_build() throws Exception {
        write("sms-gateway/src/main/java/Gateway.java", "", BUILT.plusSeconds(60));

        assertThat(isBuilt()).isFalse();
    }

    @Test
    void a_changed_test_does_not() throws Exception {
        write("sms-gateway/src/test/java/GatewayTest.java", "", BUILT.plusSeconds(60));

        assertThat(isBuilt()).isTrue();
    }

    @Test
    void a_service_whose_runnable_is_gone_calls_for_a_build() throws Exception {
        Files.delete(root.resolve("sms-gateway/target/quarkus-app/quarkus-run.jar"));

        assertThat(isBuilt()).isFalse();
    }

    @Test
    void a_failed_build_shows_the_errors_and_where_the_rest_is() throws Exception {
        write("sms-gateway/src/main/java/Gateway.java", "oops", BUILT.plusSeconds(60));
        fakeMaven("echo '[INFO] Scanning'; echo '[ERROR] Gateway.java:[3,1] oops'; exit 1");

        Shell.Outcome outcome = run("build");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("[ERROR] Gateway.java:[3,1] oops", ".closeloop/logs/build.log")
                .doesNotContain("[INFO] Scanning");
        assertThat(isBuilt()).isFalse();
    }

    @Test
    void a_build_shows_each_module_once() throws Exception {
        fakeMaven("echo '[INFO] Building sms-gateway 1.0.0-SNAPSHOT                   [1/2]'");

        Shell.Outcome outcome = run("build");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).containsOnlyOnce("[1/2] sms-gateway");
    }

    private boolean isBuilt() throws Exception {
        return run("is_built").status() == 0;
    }

    private Shell.Outcome run(String command) throws Exception {
        return Shell.with("build.sh")
                .run(command, Map.of("root", root.toString(), "PATH", root + "/bin:" + System.getenv("PATH")));
    }

    private void fakeMaven(String script) throws IOException {
        write("bin/mvn", "#!/bin/sh\n" + script + "\n", BUILT);
        assertThat(root.resolve("bin/mvn").toFile().setExecutable(true)).isTrue();
    }

    private void write(String file, String content, Instant modified) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        Files.setLastModifiedTime(path, FileTime.from(modified));
    }
}
