package io.closeloop.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.Api;
import io.closeloop.simulator.resource.Call;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.ApiKey;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/** Close's REST API: authentication, form, then {@link Api}. Source: close-api.md 1.1, 1.2, 8.2. */
final class CloseRoutes {
    static final String PREFIX = "/api/v1/";

    private final Close close;
    private final Api api;

    CloseRoutes(Close close, Api api) {
        this.close = close;
        this.api = api;
    }

    void handle(RoutingContext context) {
        Request request = Request.of(context);
        Optional<Close.Caller> caller = request.basicKey().flatMap(close::authenticate);
        Answer answer = caller.map(c -> answer(request, c)).orElseGet(() -> unauthorized(request));
        Replies.send(context, answer);
    }

    private Answer unauthorized(Request request) {
        Answer answer = Answer.unauthorized();
        Actor nobody = new Actor(null, null, close.requestId(), request.method(), request.uri(), request.traceparent());
        close.note(null, nobody, answer.status(), null);
        return answer;
    }

    private Answer answer(Request request, Close.Caller caller) {
        ApiKey key = caller.key();
        Actor actor = new Actor(
                key.userId(), key.id(), close.requestId(), request.method(), request.uri(), request.traceparent());
        return switch (read(request)) {
            case Reading.Refused refused -> refused(caller.organization(), actor, refused.answer());
            case Reading.Understood understood ->
                close.transact(caller.organization(), actor, session -> api.handle(session, understood.call()));
        };
    }

    private Answer refused(Organization organization, Actor actor, Answer answer) {
        close.note(organization.id(), actor, answer.status(), null);
        return answer;
    }

    private sealed interface Reading {
        record Understood(Call call) implements Reading {}

        record Refused(Answer answer) implements Reading {}
    }

    private static Reading read(Request request) {
        if (!request.path().endsWith("/") || request.path().length() <= PREFIX.length()) {
            return new Reading.Refused(Answer.notFound());
        }
        String path = request.path().substring(PREFIX.length(), request.path().length() - 1);
        if (!request.method().equals("POST") && !request.method().equals("PUT")) {
            return new Reading.Understood(new Call(request.method(), path, request.parameters(), Json.object()));
        }
        if (!request.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new Reading.Refused(Answer.error(415, "Unsupported Media Type. Send application/json."));
        }
        JsonNode body = Json.parse(request.body()).orElse(null);
        return body instanceof ObjectNode object
                ? new Reading.Understood(new Call(request.method(), path, request.parameters(), object))
                : new Reading.Refused(Answer.error(400, "The request contains invalid JSON."));
    }
}
