package io.closeloop.close.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCredentialStoreTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final CredentialRef REF = new CredentialRef("acme", Purpose.CLOSE_API_KEY, "int-1");
    private static final Secret KEY = Secret.of("api_canary.1");

    @TempDir
    private Path parent;

    private Path directory;
    private LocalCredentialWriter writer;
    private LocalCredentialStore store;

    @BeforeEach
    void open() {
        directory = parent.resolve("credentials");
        writer = new LocalCredentialWriter(directory, VERTX);
        store = new LocalCredentialStore(directory);
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void finds_nothing_before_the_writer_has_ever_run() {
        assertThat(find(REF)).isEmpty();
    }

    @Test
    void finds_what_was_put() {
        long version = put(REF, KEY);

        assertThat(find(REF)).contains(new Credential.Key(KEY, version));
    }

    @Test
    void sees_a_changed_credential_and_its_greater_version() {
        long first = put(REF, KEY);
        assertThat(find(REF)).isPresent();

        long second = put(REF, Secret.of("api_canary.2"));

        assertThat(second).isGreaterThan(first);
        await().untilAsserted(
                        () -> assertThat(find(REF)).contains(new Credential.Key(Secret.of("api_canary.2"), second)));
    }

    @Test
    void stops_finding_a_removed_credential() {
        put(REF, KEY);
        assertThat(find(REF)).isPresent();

        boolean existed = writer.remove(REF).await().indefinitely();

        assertThat(existed).isTrue();
        await().untilAsserted(() -> assertThat(find(REF)).isEmpty());
        assertThat(writer.remove(REF).await().indefinitely()).isFalse();
    }

    @Test
    void keeps_oauth_tokens_whole_and_apart_from_keys() throws IOException {
        CredentialRef oauth = new CredentialRef("acme", Purpose.CLOSE_OAUTH, "int-1");
        OAuthTokens tokens = new OAuthTokens(KEY, Secret.of("rt_canary"), Instant.parse("2026-01-01T00:00:00Z"));

        long version = writer.put(oauth, tokens).await().indefinitely();

        assertThat(find(oauth)).contains(new Credential.OAuth(tokens, version));
        assertThat(Files.readString(file(oauth), StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(tokens.toString()).doesNotContain("canary");
        assertThatThrownBy(() -> writer.put(REF, tokens)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.put(oauth, KEY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reads_past_its_memory_when_asked_to() {
        put(REF, KEY);
        assertThat(find(REF)).isPresent();

        long version = put(REF, Secret.of("api_canary.2"));

        assertThat(store.reread(REF).await().indefinitely())
                .contains(new Credential.Key(Secret.of("api_canary.2"), version));
        assertThat(find(REF)).contains(new Credential.Key(Secret.of("api_canary.2"), version));
    }

    @Test
    void keeps_no_plaintext_on_disk() throws IOException {
        put(REF, KEY);

        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        }
    }

    @Test
    void lets_only_the_owner_in() throws IOException {
        put(REF, KEY);

        for (Path file : files()) {
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("acme"))).isEqualTo("rwx------");
    }

    @Test
    void leaves_nothing_but_the_keyset_and_the_credential_behind() throws IOException {
        put(REF, KEY);
        put(REF, KEY);

        assertThat(files()).containsExactlyInAnyOrder(directory.resolve("keyset.json"), file(REF));
    }

    @Test
    void refuses_a_file_with_any_byte_changed() throws IOException {
        put(REF, KEY);
        byte[] sealed = Files.readAllBytes(file(REF));

        for (int i = 0; i < sealed.length; i++) {
            byte[] forged = sealed.clone();
            forged[i] ^= 1;
            Files.write(file(REF), forged);

            assertThatThrownBy(() -> new LocalCredentialStore(directory)
                            .find(REF)
                            .await()
                            .indefinitely())
                    .isInstanceOf(CredentialUnreadableException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void refuses_a_file_that_was_copied_to_another_account_purpose_or_id() throws IOException {
        put(REF, KEY);

        for (CredentialRef elsewhere : List.of(
                new CredentialRef("other", Purpose.CLOSE_API_KEY, "int-1"),
                new CredentialRef("acme", Purpose.WEBHOOK_SIGNING_KEY, "int-1"),
                new CredentialRef("acme", Purpose.CLOSE_API_KEY, "int-2"))) {
            put(elsewhere, Secret.of("own"));
            Files.copy(file(REF), file(elsewhere), StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(() -> find(elsewhere)).isInstanceOf(CredentialUnreadableException.class);
        }
    }

    @Test
    void calls_a_credential_without_its_keyset_unreadable_and_not_absent() throws IOException {
        put(REF, KEY);
        Files.delete(directory.resolve("keyset.json"));

        assertThatThrownBy(() -> find(REF)).isInstanceOf(CredentialUnreadableException.class);
    }

    @Test
    void stores_a_new_key_over_one_that_does_not_open() throws IOException {
        put(REF, KEY);
        Files.writeString(file(REF), "rubbish");

        long version = put(REF, KEY);

        assertThat(find(REF)).contains(new Credential.Key(KEY, version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../other", "a/b", "a.b", "a\u0000b", "ä"})
    void accepts_no_name_that_could_leave_its_place(String name) {
        assertThatThrownBy(() -> new CredentialRef(name, Purpose.CLOSE_API_KEY, "int-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account");
        assertThatThrownBy(() -> new CredentialRef("acme", Purpose.CLOSE_API_KEY, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }

    private long put(CredentialRef ref, Secret secret) {
        return writer.put(ref, secret).await().indefinitely();
    }

    private Optional<Credential> find(CredentialRef ref) {
        return store.find(ref).await().indefinitely();
    }

    private Path file(CredentialRef ref) {
        return new CredentialFiles(directory).of(ref);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
