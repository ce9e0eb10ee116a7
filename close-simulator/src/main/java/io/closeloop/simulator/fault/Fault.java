package io.closeloop.simulator.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What becomes of one request, or of its answer. */
public sealed interface Fault {
    /** What stands in an answer that does not come from Close itself but from what stands before it. */
    String BAD_GATEWAY = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    /** Close is not asked; this is the answer: a 429, a 5xx before the write, a 403 in plain text. */
    record Refused(int status, Map<String, String> headers, String body) implements Fault {}

    /** Close does it, and answers this: a 5xx after the write. */
    record AnswerLost(int status, Map<String, String> headers, String body) implements Fault {}

    /**
     * Nothing comes back until it is released, or the time is over; then all goes its way: a request that hangs before Close is asked
     * then, one that hangs after has its answer.
     */
    record Hung(Stage stage, Optional<Duration> until) implements Fault {}

    /** The true answer, its body in pieces with a pause before each. */
    record SlowBody(int pieces, Duration pause) implements Fault {
        public SlowBody {
            require(pieces > 0, "pieces is one or more.");
        }
    }

    /** The connection ends after so many bytes of the true answer, its head among them; 0 is before the first. */
    record Dropped(Stage stage, int atByte) implements Fault {
        public Dropped {
            require(atByte >= 0, "at_byte is zero or more.");
            require(
                    stage == Stage.AFTER || atByte == 0,
                    "A request that is dropped before Close is asked has no answer to cut: at_byte is 0.");
        }
    }

    /** The true status with nothing in the answer. */
    record EmptyBody() implements Fault {}

    /** The true status with a page of HTML in the answer. */
    record NotJson() implements Fault {}

    /** What the ledger and the control paths call it. */
    default String word() {
        return switch (this) {
            case Refused f -> "refused";
            case AnswerLost f -> "answer_lost";
            case Hung f -> "hung";
            case SlowBody f -> "slow_body";
            case Dropped f -> "dropped";
            case EmptyBody f -> "empty_body";
            case NotJson f -> "not_json";
        };
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
