package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OAuth apps and what organizations have granted them. A refresh token is good for one use: the answer carries the next. The shapes of
 * errors are those of RFC 6749, Close's own being UNCONFIRMED. Source: close-api.md 1.3.
 */
public final class OAuth {
    /** @param redirectUri where the browser goes with the code; configured on the app, never given with a request */
    public record App(String clientId, String clientSecret, String redirectUri) {
        @Override
        public String toString() {
            return "App[" + clientId + "]";
        }
    }

    /** What an access token opens. */
    public record Grant(String organizationId, String userId, String clientId) {}

    /** @param login all tokens that follow from one consent share it */
    private record Issued(
            Grant grant,
            String login,
            @Nullable Instant expires,
            @Nullable Instant spent) {
        boolean isAlive(Instant now) {
            return expires == null || now.isBefore(expires);
        }

        Issued spentAt(Instant when) {
            return new Issued(grant, login, expires, when);
        }
    }

    /** Granted to every app. */
    public static final String SCOPE = "all.full_access offline_access";

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final Duration ACCESS_LIFE = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private final Close close;
    private final Clock clock;
    private final Map<String, App> apps = new HashMap<>();
    private final Map<String, Issued> codes = new HashMap<>();
    private final Map<String, Issued> access = new HashMap<>();
    private final Map<String, Issued> refresh = new HashMap<>();

    OAuth(Close close, Clock clock) {
        this.close = close;
        this.clock = clock;
    }

    public void register(App app) {
        close.locked(() -> apps.put(app.clientId(), app));
    }

    public Optional<App> app(String clientId) {
        return close.locked(() -> Optional.ofNullable(apps.get(clientId)));
    }

    /** A person lets the app into an organization; the answer is the code for the app. */
    public String consent(Grant grant) {
        return close.locked(() -> {
            String code = close.ids().letters(32);
            Instant expires = clock.instant().plus(CODE_LIFE);
            codes.put(code, new Issued(grant, close.ids().letters(12), expires, null));
            return code;
        });
    }

    /** {@code POST /oauth2/token/}; the parameters of the form. */
    public Answer token(Parameters form) {
        return close.locked(() -> authenticated(form)
                .orElseGet(() -> switch (form.get("grant_type").orElse("")) {
                    case "authorization_code" -> fromCode(form);
                    case "refresh_token" -> fromRefresh(form);
                    default -> Answer.error(400, "unsupported_grant_type");
                }));
    }

    /** {@code POST /oauth2/revoke/}: a refresh token takes its whole login along. An unknown token is as good as revoked (RFC 7009). */
    public Answer revoke(Parameters form) {
        return close.locked(() -> authenticated(form).orElseGet(() -> {
            String token = form.get("token").orElse("");
            access.remove(token);
            Optional.ofNullable(refresh.get(token)).ifPresent(issued -> {
                access.values().removeIf(other -> other.login().equals(issued.login()));
                refresh.values().removeIf(other -> other.login().equals(issued.login()));
            });
            return Answer.ok(Json.object());
        }));
    }

    /** The error if the app is not who it says it is. */
    private Optional<Answer> authenticated(Parameters form) {
        App app = apps.get(form.get("client_id").orElse(""));
        boolean known = app != null
                && app.clientSecret().equals(form.get("client_secret").orElse(""));
        return known ? Optional.empty() : Optional.of(Answer.error(401, "invalid_client"));
    }

    private Answer fromCode(Parameters form) {
        Issued code = codes.remove(form.get("code").orElse(""));
        return code != null && code.isAlive(clock.instant()) && isOf(code, form)
                ? issue(code)
                : Answer.error(400, "invalid_grant");
    }

    private Answer fromRefresh(Parameters form) {
        Instant now = clock.instant();
        String token = form.get("refresh_token").orElse("");
        Issued issued = refresh.get(token);
        if (issued == null || !issued.isAlive(now) || isSpent(issued, now) || !isOf(issued, form)) {
            return Answer.error(Integer.parseInt(close.switches().get(Switch.BAD_REFRESH)), "invalid_grant");
        }
        if (issued.spent() == null) {
            refresh.put(token, issued.spentAt(now));
        }
        return issue(issued);
    }

    private boolean isSpent(Issued issued, Instant now) {
        boolean grace = close.switches().is(Switch.REFRESH_GRACE, "minute");
        return issued.spent() != null && !(grace && now.isBefore(issued.spent().plus(GRACE)));
    }

    private static boolean isOf(Issued issued, Parameters form) {
        return issued.grant().clientId().equals(form.get("client_id").orElse(""));
    }

    private Answer issue(Issued from) {
        Instant now = clock.instant();
        boolean mortal = close.switches().is(Switch.REFRESH_LIFETIME, "thirty_days");
        String accessToken = close.ids().letters(40);
        String refreshToken = close.ids().letters(40);
        access.put(accessToken, new Issued(from.grant(), from.login(), now.plus(ACCESS_LIFE), null));
        refresh.put(refreshToken, new Issued(from.grant(), from.login(), mortal ? now.plus(REFRESH_LIFE) : null, null));
        ObjectNode body = Json.object().put("token_type", "Bearer").put("access_token", accessToken);
        body.put("expires_in", ACCESS_LIFE.toSeconds()).put("refresh_token", refreshToken);
        body.put("scope", SCOPE).put("organization_id", from.grant().organizationId());
        return Answer.ok(body.put("user_id", from.grant().userId()));
    }

    /** Called under the lock. */
    Optional<Grant> grant(String accessToken) {
        return Optional.ofNullable(access.get(accessToken))
                .filter(issued -> issued.isAlive(clock.instant()))
                .map(Issued::grant);
    }

    /** Called under the lock. */
    void clear() {
        apps.clear();
        codes.clear();
        access.clear();
        refresh.clear();
    }
}
