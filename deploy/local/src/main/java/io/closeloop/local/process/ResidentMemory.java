package io.closeloop.local.process;

import java.io.IOException;
import java.util.OptionalLong;

/** How much memory a process holds, as the system's own {@code ps} says; the same on Linux and macOS. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** In KiB; empty when the process has ended or {@code ps} is missing. */
    public static OptionalLong kibibytes(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            return answer.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer.strip()));
        } catch (IOException noPs) {
            return OptionalLong.empty();
        }
    }
}
