package io.closeloop.lifecycle.domain.state;

import java.util.UUID;

/** Who talks with whom. They never change within an engagement: a hand-over is a new one. */
public record Parties(String contactId, String firstName, String phone, UUID setterId) {

    /** Stands where a name, a number or a text has been erased. */
    public static final String ERASED = "[erased]";

    public Parties erased() {
        return new Parties(contactId, ERASED, ERASED, setterId);
    }

    public boolean isErased() {
        return phone.equals(ERASED);
    }
}
