package io.closeloop.close.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Vault adapter against a stand-in that speaks KV version 2 over HTTP; see there for what that is worth. */
class VaultIT {

    private static final CredentialRef REF = new CredentialRef("acme", Purpose.CLOSE_API_KEY, "int-1");
    private static final String PATH = "closeloop/acme/CLOSE_API_KEY/int-1";
    private static final Secret KEY = Secret.of("api_canary.1");
    private static final Secret NEW_KEY = Secret.of("api_canary.2");

    private VaultStandIn vault;
    private VaultCredentialStore store;
    private VaultCredentialWriter writer;

    @BeforeEach
    void connect() throws IOException {
        vault = new VaultStandIn();
        VaultSettings settings = settings(Map.of("token", VaultStandIn.TOKEN));
        store = store(settings);
        writer = new VaultCredentialWriter(secrets(settings), store);
    }

    @AfterEach
    void disconnect() {
        vault.close();
    }

    @Test
    void reaches_nobody_before_a_credential_is_asked_for() {
        assertThat(vault.requests()).isEmpty();
    }

    @Test
    void finds_what_was_put_and_nothing_where_nothing_was() {
        assertThat(find(REF)).isEmpty();

        long version = get(writer.put(REF, KEY));

        assertThat(find(REF)).contains(new Credential.Key(KEY, version));
        assertThat(find(new CredentialRef("other", Purpose.CLOSE_API_KEY, "int-1")))
                .isEmpty();
    }

    @Test
    void keeps_oauth_tokens_whole() {
        CredentialRef oauth = new CredentialRef("acme", Purpose.CLOSE_OAUTH, "int-1");
        OAuthTokens tokens = new OAuthTokens(KEY, NEW_KEY, Instant.parse("2026-01-01T00:00:00Z"));

        long version = get(writer.put(oauth, tokens));

        assertThat(find(oauth)).contains(new Credential.OAuth(tokens, version));
        assertThatThrownBy(() -> writer.put(oauth, KEY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sees_what_another_process_has_changed_or_removed() {
        VaultCredentialStore elsewhere = store(settings(Map.of("token", VaultStandIn.TOKEN)));
        long first = get(writer.put(REF, KEY));
        assertThat(get(elsewhere.find(REF))).isPresent();

        long second = get(writer.put(REF, NEW_KEY));
        assertThat(second).isGreaterThan(first);
        await().untilAsserted(() -> assertThat(get(elsewhere.find(REF))).contains(new Credential.Key(NEW_KEY, second)));

        get(writer.remove(REF));
        await().untilAsserted(() -> assertThat(get(elsewhere.find(REF))).isEmpty());
    }

    @Test
    void answers_from_memory_and_reads_past_it_when_asked_to() {
        VaultCredentialStore slow = store(settings(Map.of("token", VaultStandIn.TOKEN, "fresh", "1h")));
        get(writer.put(REF, KEY));
        get(slow.find(REF));
        int before = vault.requests().size();

        get(slow.find(REF));
        assertThat(vault.requests()).hasSize(before);

        long version = get(writer.put(REF, NEW_KEY));
        assertThat(get(slow.find(REF)).map(Credential::secret)).contains(KEY);
        assertThat(get(slow.reread(REF))).contains(new Credential.Key(NEW_KEY, version));
        assertThat(get(slow.find(REF))).contains(new Credential.Key(NEW_KEY, version));
    }

    @Test
    void leaves_nothing_behind_that_could_be_brought_back() {
        get(writer.put(REF, KEY));
        long last = get(writer.put(REF, NEW_KEY));

        assertThat(get(writer.remove(REF))).isTrue();

        assertThat(vault.everything()).doesNotContain("canary");
        assertThat(find(REF)).isEmpty();
        assertThat(get(writer.remove(REF))).isFalse();
        assertThat(get(writer.put(REF, KEY))).isGreaterThanOrEqualTo(last);
        assertThat(find(REF).map(Credential::secret)).contains(KEY);
    }

    @Test
    void of_two_writers_the_second_sees_that_it_was_overtaken() {
        get(writer.put(REF, KEY));
        vault.beforeNextWrite(() -> vault.put(PATH, Map.of("secret", "api_intruder", "version", Long.MAX_VALUE / 2)));

        long version = get(writer.put(REF, NEW_KEY));

        assertThat(version).isEqualTo(Long.MAX_VALUE / 2 + 1);
        assertThat(find(REF).map(Credential::secret)).contains(NEW_KEY);
    }

    @Test
    void reads_what_a_person_put_there_and_takes_what_one_deleted_as_gone() {
        vault.put(PATH, Map.of("secret", "api_canary.1"));
        assertThat(find(REF)).hasValueSatisfying(found -> {
            assertThat(found.secret()).isEqualTo(KEY);
            assertThat(found.version()).isPositive();
        });

        vault.delete(PATH);
        await().untilAsserted(() -> assertThat(find(REF)).isEmpty());
    }

    @Test
    void goes_on_with_what_it_knows_while_vault_is_sealed_and_sees_the_change_after() {
        get(writer.put(REF, KEY));
        find(REF);
        vault.seal(true);

        for (int i = 0; i < 20; i++) {
            assertThat(get(store.reread(REF)).map(Credential::secret)).contains(KEY);
        }

        vault.seal(false);
        vault.put(PATH, Map.of("secret", "api_canary.2"));
        await().untilAsserted(
                        () -> assertThat(find(REF).map(Credential::secret)).contains(NEW_KEY));
    }

    @Test
    void calls_what_it_cannot_read_unreadable_and_not_absent() {
        vault.seal(true);
        assertThatThrownBy(() -> find(REF))
                .isInstanceOf(CredentialUnreadableException.class)
                .hasMessageContaining("503");

        vault.seal(false);
        vault.put(PATH, Map.of("wrong_name", "api_canary.1"));
        assertThatThrownBy(() -> find(REF))
                .isInstanceOf(CredentialUnreadableException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void stops_using_what_it_may_not_read_any_more() {
        get(writer.put(REF, KEY));
        find(REF);
        vault.forbid(true);

        assertThatThrownBy(() -> get(store.reread(REF)))
                .isInstanceOf(CredentialUnreadableException.class)
                .hasMessageContaining("403");
    }

    @Test
    void logs_in_with_the_pod_s_service_account(@TempDir Path pod) throws IOException {
        Path jwt = Files.writeString(pod.resolve("token"), "jwt-of-the-pod");
        vault.put(PATH, Map.of("secret", "api_canary.1"));
        VaultSettings settings = settings(Map.of("kubernetes.role", "gateway", "kubernetes.jwt", jwt.toString()));

        assertThat(get(store(settings).find(REF)).map(Credential::secret)).contains(KEY);
        assertThat(vault.requests()).containsExactly("POST /v1/auth/kubernetes/login", "GET /v1/secret/data/" + PATH);
    }

    @Test
    void logs_in_with_an_app_role() {
        vault.put(PATH, Map.of("secret", "api_canary.1"));
        VaultSettings settings = settings(Map.of("app-role.role-id", "role-1", "app-role.secret-id", "secret-1"));

        assertThat(get(store(settings).find(REF)).map(Credential::secret)).contains(KEY);
        assertThat(vault.requests()).first().isEqualTo("POST /v1/auth/approle/login");
    }

    @Test
    void names_the_setting_that_is_missing() {
        for (Map<String, String> wrong : List.of(
                Map.<String, String>of(),
                Map.of("token", "t", "kubernetes.role", "r"),
                Map.of("app-role.role-id", "r"))) {
            VaultSettings settings = settings(wrong);
            assertThatThrownBy(() -> VaultLogin.client(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("app-role.secret-id");
        }
    }

    private VaultSettings settings(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("url", vault.url(), "fresh", "20ms"));
        all.putAll(values);
        Map<String, String> prefixed = new HashMap<>();
        all.forEach((name, value) -> prefixed.put("closeloop.credentials.vault." + name, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(CredentialSettings.class)
                .withDefaultValues(prefixed)
                .build()
                .getConfigMapping(CredentialSettings.class)
                .vault();
    }

    private static VaultCredentialStore store(VaultSettings settings) {
        return new VaultCredentialStore(secrets(settings), settings.fresh());
    }

    private static VaultSecrets secrets(VaultSettings settings) {
        return new VaultSecrets(VaultLogin.client(settings), settings);
    }

    private Optional<Credential> find(CredentialRef ref) {
        return get(store.find(ref));
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofMinutes(1));
    }
}
