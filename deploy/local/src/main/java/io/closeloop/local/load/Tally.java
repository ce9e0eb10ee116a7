package io.closeloop.local.load;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What came of an order.
 *
 * @param statuses answers by HTTP status
 * @param broken connections that ended in the middle of a request
 * @param unanswered requests that were meant to start and had no answer when patience ended; in the histogram with the time until then
 * @param seconds from the first intended start to the last answer
 * @param histogram microseconds from the intended start to the answer; HdrHistogram's compressed form in Base64
 */
public record Tally(Map<Integer, Long> statuses, long broken, long unanswered, double seconds, String histogram) {

    static Tally of(Map<Integer, Long> statuses, long broken, long unanswered, double seconds, Histogram micros) {
        ByteBuffer buffer = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return new Tally(new TreeMap<>(statuses), broken, unanswered, seconds, text);
    }

    public Histogram micros() {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("the load generator's histogram cannot be read", e);
        }
    }

    /** With whatever status. */
    public long answered() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    public long answered(int status) {
        return statuses.getOrDefault(status, 0L);
    }
}
