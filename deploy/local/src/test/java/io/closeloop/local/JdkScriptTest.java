package io.closeloop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK ./closeloop takes. */
class JdkScriptTest {

    private static final Shell SHELL = Shell.with("jdk.sh");

    @TempDir
    private Path folder;

    @Test
    void the_first_jdk_that_is_new_enough_is_taken() throws Exception {
        Path old = jdk("jdk-17", "17.0.19");
        Path wanted = jdk("temurin-25", "25.0.3");
        Path newer = jdk("jdk-26", "26");

        Shell.Outcome outcome = firstNewEnough(old, wanted, newer);

        assertThat(outcome.output()).isEqualTo(wanted.toString());
    }

    @Test
    void a_runtime_without_a_compiler_is_passed_over() throws Exception {
        Path runtime = jdk("jre-25", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));
        Path wanted = jdk("jdk-25", "25");

        assertThat(firstNewEnough(runtime, wanted).output()).isEqualTo(wanted.toString());
    }

    @Test
    void an_old_version_scheme_is_not_taken_for_a_new_one() throws Exception {
        Path eight = jdk("jdk-8", "1.8.0_492");

        assertThat(firstNewEnough(eight).status()).isEqualTo(1);
    }

    @Test
    void java_home_comes_before_the_usual_folders() throws Exception {
        Path mine = jdk("mine", "25.0.1");

        Shell.Outcome outcome = SHELL.run("find_jdk", Map.of("JAVA_HOME", mine.toString()));

        assertThat(outcome.output()).isEqualTo(mine.toString());
    }

    @Test
    void an_old_java_home_gives_way_to_a_jdk_in_the_home_folder() throws Exception {
        Path old = jdk("old", "17.0.19");
        Path mine = jdk(".jdks/temurin-25", "25.0.1");

        Shell.Outcome outcome = SHELL.run(
                "jdk_candidates | grep -v '^/usr\\|^/opt' | first_new_enough",
                Map.of("JAVA_HOME", old.toString(), "HOME", folder.toString()));

        assertThat(outcome.output()).isEqualTo(mine.toString());
    }

    @Test
    void without_any_the_message_names_the_cure() throws Exception {
        Shell.Outcome outcome = SHELL.run("jdk_candidates() { :; }; find_jdk", Map.of());

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("JDK 25").contains("Install one").contains("JAVA_HOME");
    }

    private Shell.Outcome firstNewEnough(Path... homes) throws Exception {
        var lines = new StringBuilder();
        for (Path home : homes) {
            lines.append("echo '").append(home).append("'; ");
        }
        return SHELL.run("{ " + lines + "} | first_new_enough", Map.of());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        assertThat(Files.createFile(home.resolve("bin/javac")).toFile().setExecutable(true))
                .isTrue();
        return home;
    }
}
