package io.closeloop.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.fault.Asked;
import io.closeloop.simulator.limit.RateLimiter;
import io.closeloop.simulator.limit.Verdict;
import io.closeloop.simulator.resource.Api;
import io.closeloop.simulator.resource.Call;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Switch;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Close's REST API: authentication, faults, limits, form, then {@link Api}. Source: close-api.md 1.1, 1.2, 8. */
final class CloseRoutes {
    static final String PREFIX = "/api/v1/";

    private final Close close;
    private final Api api;
    private final RateLimiter limiter;
    private final Spoiler spoiler;

    CloseRoutes(House house) {
        this.close = house.close();
        this.api = house.api();
        this.limiter = house.limiter();
        this.spoiler = new Spoiler(house);
    }

    void handle(RoutingContext context) {
        Request request = Request.of(context);
        Optional<Close.Caller> caller = request.basicKey()
                .flatMap(close::authenticate)
                .or(() -> request.bearer().flatMap(close::bearer));
        Actor actor = actor(request, caller);
        Supplier<Reply> ask = () -> caller.map(c -> limited(request, c, actor)).orElseGet(() -> unauthorized(actor));
        spoiler.pass(asked(request, caller), new Spoiler.Victim(context, organizationId(caller), actor, ask));
    }

    private static @Nullable String organizationId(Optional<Close.Caller> caller) {
        return caller.map(c -> c.organization().id()).orElse(null);
    }

    private Actor actor(Request request, Optional<Close.Caller> caller) {
        String id = close.requestId();
        return caller.map(c -> c.actor(id, request.method(), request.uri(), request.traceparent()))
                .orElseGet(() -> new Actor(null, null, id, request.method(), request.uri(), request.traceparent()));
    }

    private static Asked asked(Request request, Optional<Close.Caller> caller) {
        return new Asked(
                request.method(),
                below(request),
                organizationId(caller),
                caller.map(c -> c.key().key()).orElse(null),
                caller.map(c -> c.key().id()).orElse(null));
    }

    private Reply unauthorized(Actor nobody) {
        if (close.switches().is(Switch.UNAUTHORIZED, "text")) {
            close.note(null, nobody, 401, null);
            return Reply.text(401, "text/plain", "Unauthorized");
        }
        boolean empty = close.switches().is(Switch.UNAUTHORIZED, "empty");
        Answer answer = empty ? Answer.empty(401) : Answer.unauthorized();
        close.note(null, nobody, answer.status(), null);
        return Reply.of(answer);
    }

    /** Limits come first: a request over them is not even read. */
    private Reply limited(Request request, Close.Caller caller, Actor actor) {
        String organization = caller.organization().id();
        Verdict verdict = limiter.ask(organization, caller.key().key(), request.method(), below(request));
        if (verdict.allowed()) {
            return served(request, caller, actor).with(verdict.headers());
        }
        ObjectNode effect = Json.object()
                .put("kind", "rate_limited")
                .put("group", verdict.group())
                .put("scope", verdict.scope());
        close.note(organization, actor, 429, effect);
        return Reply.of(tooMany(verdict)).with(verdict.headers());
    }

    private Answer tooMany(Verdict verdict) {
        return switch (close.switches().get(Switch.LIMITED_BODY)) {
            case "empty" -> Answer.empty(429);
            case "rate_reset" -> new Answer(429, Json.object().put("rate_reset", verdict.resetSeconds()));
            default -> Answer.error(429, "Too many requests.");
        };
    }

    private Reply served(Request request, Close.Caller caller, Actor actor) {
        boolean slashless = !request.path().endsWith("/");
        if (slashless && close.switches().is(Switch.TRAILING_SLASH, "redirect")) {
            close.note(caller.organization().id(), actor, 301, null);
            return Reply.text(301, "text/html", "").with(Map.of("location", request.withSlash()));
        }
        Answer answer = answer(request, caller, actor);
        if (answer.status() == 403 && close.switches().is(Switch.FORBIDDEN_BODY, "text")) {
            return Reply.text(403, "text/plain", answer.body().path("error").asText());
        }
        return Reply.of(answer).with(location(request, answer));
    }

    /** Only some of the newer resources have it, and the reference does not say which. */
    private Map<String, String> location(Request request, Answer answer) {
        boolean told = answer.status() == 201
                && answer.body().hasNonNull("id")
                && close.switches().is(Switch.LOCATION, "present");
        return told
                ? Map.of("location", request.path() + answer.body().get("id").asText() + '/')
                : Map.of();
    }

    private Answer answer(Request request, Close.Caller caller, Actor actor) {
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

    /** The path without the part that all have, and without outer slashes. */
    private static String below(Request request) {
        String path = request.path()
                .substring(Math.min(PREFIX.length(), request.path().length()));
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private sealed interface Reading {
        record Understood(Call call) implements Reading {}

        record Refused(Answer answer) implements Reading {}
    }

    private static Reading read(Request request) {
        if (!request.path().endsWith("/") || request.path().length() <= PREFIX.length()) {
            return new Reading.Refused(Answer.notFound());
        }
        String path = below(request);
        if (!request.method().equals("POST") && !request.method().equals("PUT")) {
            return understood(request, new Call(request.method(), path, request.parameters(), Json.object()));
        }
        if (!request.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new Reading.Refused(Answer.error(415, "Unsupported Media Type. Send application/json."));
        }
        JsonNode body = Json.parse(request.body()).orElse(null);
        if (!(body instanceof ObjectNode object)) {
            return new Reading.Refused(Answer.error(400, "The request contains invalid JSON."));
        }
        return understood(
                request,
                request.isLongGet()
                        ? new Call("GET", path, request.parameters(object.path("_params")), Json.object())
                        : new Call(request.method(), path, request.parameters(), object));
    }

    private static Reading understood(Request request, Call call) {
        return new Reading.Understood(call.at(request.zone()));
    }
}
