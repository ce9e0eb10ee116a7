package io.closeloop.simulator.state;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Ids as Close makes them: a prefix and 43 letters or digits. Source: close-api.md 1.5. */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LENGTH = 43;

    private final RandomGenerator random;

    private Ids(RandomGenerator random) {
        this.random = random;
    }

    /** The same ids in the same order, for reproducible runs and for worlds whose ids outlive a restart. */
    public static Ids seeded(long seed) {
        return new Ids(new Random(seed));
    }

    public static Ids random() {
        byte[] seed = new SecureRandom().generateSeed(Long.BYTES);
        return seeded(ByteBuffer.wrap(seed).getLong());
    }

    public String next(String prefix) {
        return prefix + '_' + letters(LENGTH);
    }

    public String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** As many hexadecimal digits as asked, lower case. */
    public String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
