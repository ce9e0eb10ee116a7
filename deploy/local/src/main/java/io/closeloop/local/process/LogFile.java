package io.closeloop.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What one process printed.
 *
 * @param path the file; it need not exist yet
 */
public record LogFile(Path path) {

    /** Far more than a screen, far less than memory. */
    private static final int MOST_AT_ONCE = 256 * 1024;

    /** Whole lines, and the byte at which to go on reading. */
    public record Excerpt(List<String> lines, long next) {}

    /** Begins a new file; the one before stays as {@code <name>.before}, since it may explain why there was a restart. */
    public void begin() {
        try {
            if (Files.exists(path)) {
                Path before = path.resolveSibling(path.getFileName() + ".before");
                Files.move(path, before, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.createFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At most this many of the last lines, for somebody who goes on reading after them. */
    public Excerpt last(int count) {
        Excerpt all = from(Math.max(0, size() - MOST_AT_ONCE));
        List<String> lines = all.lines();
        return new Excerpt(lines.subList(Math.max(0, lines.size() - count), lines.size()), all.next());
    }

    /** The whole lines after this byte. A file that has become shorter was begun anew, and is read from its start. */
    public Excerpt from(long offset) {
        if (!Files.exists(path)) {
            return new Excerpt(List.of(), 0);
        }
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long start = offset > file.length() ? 0 : offset;
            file.seek(start);
            var bytes = new byte[(int) Math.min(file.length() - start, MOST_AT_ONCE)];
            file.readFully(bytes);
            int end = afterLastLine(bytes);
            var text = new String(bytes, 0, end, StandardCharsets.UTF_8);
            return new Excerpt(text.lines().toList(), start + end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long size() {
        return path.toFile().length();
    }

    private static int afterLastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
