package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.OAuth;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** A person who is asked to let an OAuth app into an organization. Source: close-api.md 1.3. */
public final class Consent {
    private final Close close;

    public Consent(Close close) {
        this.close = close;
    }

    /** Registers an app. @param body {@code client_id}, {@code client_secret}, {@code redirect_uri} */
    public Answer register(ObjectNode body) {
        Errors errors = new Errors();
        for (String key : new String[] {"client_id", "client_secret", "redirect_uri"}) {
            if (body.path(key).asText("").isBlank()) {
                errors.field(key, Errors.REQUIRED);
            }
        }
        if (errors.any()) {
            return errors.answer();
        }
        String clientId = body.get("client_id").asText();
        close.oauth()
                .register(new OAuth.App(
                        clientId,
                        body.get("client_secret").asText(),
                        body.get("redirect_uri").asText()));
        return Answer.ok(Json.object().put("client_id", clientId));
    }

    /**
     * Decides, as the person would in the browser.
     *
     * @param parameters {@code client_id}, {@code response_type} and {@code state} as the app gave them; {@code organization_id};
     *     {@code allow}, which is {@code no} for a refusal
     * @return {@code location}, where the browser goes
     */
    public Answer decide(Parameters parameters) {
        Errors errors = new Errors();
        Optional<OAuth.App> app = app(parameters, errors);
        String wanted = parameters.get("organization_id").orElse("");
        Optional<Organization> organization = close.organizations().stream()
                .filter(o -> wanted.isEmpty() || o.id().equals(wanted))
                .findFirst();
        if (organization.isEmpty()) {
            errors.field("organization_id", "No such organization.");
        }
        if (errors.any()) {
            return errors.answer();
        }
        boolean refused = parameters.get("allow").orElse("yes").equals("no");
        String result = refused ? "error=access_denied" : "code=" + code(app.orElseThrow(), organization.orElseThrow());
        String state = parameters
                .get("state")
                .map(s -> "&state=" + URLEncoder.encode(s, StandardCharsets.UTF_8))
                .orElse("");
        String redirect = app.orElseThrow().redirectUri();
        String location = redirect + (redirect.contains("?") ? '&' : '?') + result + state;
        return Answer.ok(Json.object().put("location", location));
    }

    private Optional<OAuth.App> app(Parameters parameters, Errors errors) {
        Optional<OAuth.App> app = close.oauth().app(parameters.get("client_id").orElse(""));
        if (app.isEmpty()) {
            errors.field("client_id", "No such app.");
        }
        if (!parameters.get("response_type").orElse("code").equals("code")) {
            errors.field("response_type", "Must be code.");
        }
        return app;
    }

    private String code(OAuth.App app, Organization organization) {
        return close.locked(() -> {
            String user = organization
                    .table(Organizations.USERS)
                    .all()
                    .getFirst()
                    .get("id")
                    .textValue();
            return close.oauth().consent(new OAuth.Grant(organization.id(), user, app.clientId()));
        });
    }

    /** Where a person chooses: each organization with a way to allow, and one to refuse; a list of errors for a bad request. */
    public Question page(Parameters parameters) {
        Errors errors = new Errors();
        app(parameters, errors);
        if (errors.any()) {
            return new Question(errors.answer(), "");
        }
        String query = parameters.values().entrySet().stream()
                .map(e -> e.getKey() + '=' + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&amp;"));
        String choices = close.organizations().stream()
                .map(o -> "<li><a href=\"?" + query + "&amp;allow=yes&amp;organization_id=" + o.id() + "\">Allow for "
                        + escaped(o.name()) + "</a></li>")
                .collect(Collectors.joining());
        String refusal = "<li><a href=\"?" + query + "&amp;allow=no\">Refuse</a></li>";
        return new Question(
                Answer.ok(Json.object()),
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Close simulator</title>"
                        + "<h1>Let this app in?</h1><ul>" + choices + refusal + "</ul></html>");
    }

    /** @param html empty when the answer is an error */
    public record Question(Answer answer, String html) {}

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
