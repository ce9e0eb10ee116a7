package io.closeloop.ingress.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The way out of one who was refused before its body was over: what still comes is thrown away, and then the connection is closed. */
final class Leaving {

    private static final int MOST_THROWN_AWAY = 1024 * 1024;

    private final Visitor visitor;
    private int thrownAway;
    private boolean over;
    private boolean sent;

    private Leaving(Visitor visitor) {
        this.visitor = visitor;
    }

    static Leaving with(Visitor visitor, HttpServerRequest request) {
        Leaving leaving = new Leaving(visitor);
        if (request.isEnded()) {
            leaving.bodyIsOver();
        } else {
            request.handler(leaving::throwAway);
            request.endHandler(end -> leaving.bodyIsOver());
            request.exceptionHandler(gone -> visitor.close());
        }
        return leaving;
    }

    void answerIsSent() {
        sent = true;
        closeIfDone();
    }

    private void throwAway(Buffer piece) {
        thrownAway += piece.length();
        if (thrownAway > MOST_THROWN_AWAY) {
            visitor.close();
        }
    }

    private void bodyIsOver() {
        over = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (over && sent) {
            visitor.close();
        }
    }
}
