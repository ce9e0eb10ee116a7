package io.closeloop.connector.domain;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Ids that stand in a public URL: not to be guessed, and safe in a path, a file name and a Kafka key. */
public final class IntegrationIds {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 22;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private IntegrationIds() {}

    /** 22 letters and digits: 131 bits. */
    public static String next() {
        StringBuilder id = new StringBuilder("int_");
        for (int n = 0; n < LENGTH; n++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
