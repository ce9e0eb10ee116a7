package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.LeadParked;
import io.closeloop.outbox.DatabaseFailures;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What parks a lead, and how a person is told. */
public final class Bugs {

    private static final int LONGEST = 300;
    /** Exceptions quote what they choke on: texts, names, phone numbers. */
    private static final Pattern VALUES = Pattern.compile("\"[^\"]*\"|'[^']*'|\\+?\\d{5,}");

    private Bugs() {}

    /** What waiting does not mend. Another lead that is parked is of that kind: waiting for it would hold up everybody. */
    public static boolean isBug(Throwable failure) {
        return failure instanceof LeadParked || DatabaseFailures.isBug(failure);
    }

    /** Which exception, where in our code, and its message without values. */
    static String reasonOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String where = Stream.of(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.closeloop."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        String message = root.getMessage() == null
                ? ""
                : ": " + VALUES.matcher(root.getMessage()).replaceAll("…");
        String reason = root.getClass().getSimpleName() + where + message;
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
    }
}
