package io.closeloop.simulator.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Which requests, how often, and then what: each of the latter puts the fault in place and gives it back. */
public record RequestAim(Faults faults, RequestPattern pattern, int skipped, int count) {

    /** @param who an organization's id, an API key or its id */
    public RequestAim by(String who) {
        return new RequestAim(faults, new RequestPattern(pattern.method(), pattern.path(), who), skipped, count);
    }

    /** Once unless said otherwise. */
    public RequestAim times(int times) {
        return new RequestAim(faults, pattern, skipped, times);
    }

    /** Lets so many pass first. */
    public RequestAim after(int passing) {
        return new RequestAim(faults, pattern, passing, count);
    }

    public Counted<Fault> strike(Fault fault) {
        return faults.add(pattern, fault, skipped, count);
    }

    /** Close is not asked. */
    public Counted<Fault> refuse(int status) {
        return refuse(status, Map.of());
    }

    public Counted<Fault> refuse(int status, Map<String, String> headers) {
        return strike(new Fault.Refused(status, headers, ""));
    }

    /** Close does it, and answers 500. */
    public Counted<Fault> loseAnswer() {
        return loseAnswer(500);
    }

    public Counted<Fault> loseAnswer(int status) {
        return strike(new Fault.AnswerLost(status, Map.of(), ""));
    }

    /** Until it is released. */
    public Counted<Fault> hang(Stage stage) {
        return strike(new Fault.Hung(stage, Optional.empty()));
    }

    public Counted<Fault> hang(Stage stage, Duration until) {
        return strike(new Fault.Hung(stage, Optional.of(until)));
    }

    public Counted<Fault> slowBody(int pieces, Duration pause) {
        return strike(new Fault.SlowBody(pieces, pause));
    }

    /** The connection ends before an answer. */
    public Counted<Fault> drop(Stage stage) {
        return strike(new Fault.Dropped(stage, 0));
    }

    /** Close does it; the connection ends after so many bytes of the answer, its head among them. */
    public Counted<Fault> dropAt(int atByte) {
        return strike(new Fault.Dropped(Stage.AFTER, atByte));
    }

    public Counted<Fault> emptyBody() {
        return strike(new Fault.EmptyBody());
    }

    public Counted<Fault> notJson() {
        return strike(new Fault.NotJson());
    }
}
