package io.closeloop.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.fault.Asked;
import io.closeloop.simulator.resource.Consent;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.OAuth;
import io.closeloop.simulator.state.Parameters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** OAuth, on {@code app.close.com} (authorize) and {@code api.close.com} (token, revoke) in one. Source: close-api.md 1.3. */
final class OAuthRoutes {
    private final Close close;
    private final Consent consent;
    private final Spoiler spoiler;

    OAuthRoutes(House house) {
        this.close = house.close();
        this.consent = new Consent(close);
        this.spoiler = new Spoiler(house);
    }

    void mount(Router router) {
        OAuth oauth = close.oauth();
        router.get("/oauth2/authorize/").handler(this::authorize);
        router.post("/oauth2/token/").handler(context -> form(context, "oauth_token", oauth::token));
        router.post("/oauth2/revoke/").handler(context -> form(context, "oauth_revoke", oauth::revoke));
    }

    /** Without a decision: the page that asks for one. With it, as its links have it: back to the app. */
    private void authorize(RoutingContext context) {
        Parameters parameters = Request.of(context).parameters();
        if (parameters.get("allow").isEmpty()) {
            Consent.Question question = consent.page(parameters);
            Replies.send(
                    context,
                    question.html().isEmpty()
                            ? Reply.of(question.answer())
                            : Reply.text(200, "text/html; charset=utf-8", question.html()));
            return;
        }
        Answer answer = consent.decide(parameters);
        String location = answer.body().path("location").asText("");
        Reply reply = location.isEmpty() ? Reply.of(answer) : new Reply(302, Map.of("location", location), new byte[0]);
        Replies.send(context, reply);
    }

    private void form(RoutingContext context, String kind, Function<Parameters, Answer> then) {
        Map<String, String> form = new HashMap<>();
        HttpServerRequest request = context.request();
        request.formAttributes().forEach(entry -> form.putIfAbsent(entry.getKey(), entry.getValue()));
        String path = request.path() == null ? "" : request.path();
        Actor actor = Actor.self("POST", path, close.requestId());
        spoiler.pass(
                new Asked("POST", path, null, null, null),
                new Spoiler.Victim(context, null, actor, () -> noted(actor, kind, new Parameters(form), then)));
    }

    /** The ledger learns that it happened, never with which secrets. */
    private Reply noted(Actor actor, String kind, Parameters form, Function<Parameters, Answer> then) {
        Answer answer = then.apply(form);
        String organization = answer.body().path("organization_id").asText(null);
        ObjectNode effect = Json.object()
                .put("kind", kind)
                .put("grant_type", form.get("grant_type").orElse(null));
        close.note(organization, actor, answer.status(), answer.isSuccess() ? effect : null);
        return Reply.of(answer);
    }
}
