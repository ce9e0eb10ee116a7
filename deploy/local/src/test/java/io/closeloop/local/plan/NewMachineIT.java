package io.closeloop.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens once on a machine and then never again: with everything unpacked already, all other tests pass without it. */
class NewMachineIT {

    @TempDir
    Path machine;

    @Test
    void postgres_is_unpacked_within_the_heap_that_it_is_given() throws Exception {
        List<String> planned = new Planning(new Layout(machine), new Ports(0), Path.of("jdk"), List.of())
                .stack()
                .all()
                .filter(process -> process.name().equals("postgres"))
                .flatMap(process -> process.command().stream())
                .filter(argument -> argument.startsWith("-Xm"))
                .toList();

        Process postgres = start(planned);

        assertThat(firstWords(postgres)).startsWith("PostgreSQL is ready");
        postgres.destroy();
        postgres.waitFor();
    }

    private Process start(List<String> heap) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(heap);
        Stream.of(
                        "-Djava.io.tmpdir=" + machine,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.closeloop.embedded.DatabaseApp",
                        machine.resolve("data").toString(),
                        Integer.toString(freePort()))
                .forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstWords(Process process) throws IOException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        return line == null ? "it ended without a word" : line;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
