package io.closeloop.ingress.application;

import io.closeloop.ingress.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A genuine delivery with something changed: bytes flipped, cut out, added, doubled or moved, in one of its parts or in several. */
final class Mutation {

    private final SplittableRandom random;

    private Mutation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The same for the same seed. Now and then, when two changes meet, it is the original again. */
    static Delivery of(Delivery good, long seed) {
        return new Mutation(seed).mutate(good);
    }

    private Delivery mutate(Delivery good) {
        int parts = random.nextInt(1, 8);
        return new Delivery(
                good.integration(),
                (parts & 1) == 0 ? good.timestamps() : header(good.timestamps()),
                (parts & 2) == 0 ? good.hashes() : header(good.hashes()),
                (parts & 4) == 0 ? good.body() : changed(good.body()));
    }

    private List<String> header(List<String> values) {
        String changed = text(changed(values.getFirst().getBytes(StandardCharsets.ISO_8859_1)));
        return switch (random.nextInt(8)) {
            case 0 -> List.of();
            case 1 -> List.of(values.getFirst(), changed);
            case 2 -> List.of(changed, values.getFirst());
            default -> List.of(changed);
        };
    }

    private byte[] changed(byte[] bytes) {
        byte[] changed = bytes;
        for (int edits = random.nextInt(1, 6); edits > 0; edits--) {
            changed = changed.length == 0 ? new byte[] {(byte) random.nextInt()} : edit(changed);
        }
        return changed;
    }

    private byte[] edit(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int to = random.nextInt(at, bytes.length) + 1;
        return switch (random.nextInt(5)) {
            case 0 -> replaced(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
            case 1 -> replaced(bytes, at, (byte) random.nextInt());
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 3 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> joined(Arrays.copyOfRange(bytes, at, bytes.length), Arrays.copyOf(bytes, at));
        };
    }

    private static byte[] replaced(byte[] bytes, int at, byte by) {
        byte[] changed = bytes.clone();
        changed[at] = by;
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
