package io.closeloop.close.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialWriter.Rotation;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new key for the local store. */
class RotationTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final CredentialRef REF = new CredentialRef("acme", Purpose.CLOSE_API_KEY, "int-1");
    private static final Secret KEY = Secret.of("api_canary.1");

    @TempDir
    private Path parent;

    private Path directory;
    private LocalCredentialWriter writer;

    @BeforeEach
    void open() {
        directory = parent.resolve("credentials");
        writer = new LocalCredentialWriter(directory, VERTX);
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void seals_everything_under_a_new_key_and_opens_what_the_old_one_sealed() throws IOException {
        CredentialRef other = new CredentialRef("other", Purpose.WEBHOOK_SIGNING_KEY, "int-2");
        long version = put(REF, KEY);
        put(other, KEY);
        byte[] sealedBefore = Files.readAllBytes(file(REF));

        Rotation done = writer.rotate("2026-11").await().indefinitely();

        assertThat(done).isEqualTo(new Rotation(2, List.of()));
        assertThat(keyId(Files.readAllBytes(file(REF)))).isNotEqualTo(keyId(sealedBefore));
        assertThat(new LocalCredentialStore(directory).find(REF).await().indefinitely())
                .contains(new Credential.Key(KEY, version));
        Files.write(file(REF), sealedBefore); // a rotation that was cut short
        assertThat(new LocalCredentialStore(directory).find(REF).await().indefinitely())
                .contains(new Credential.Key(KEY, version));
    }

    @Test
    void takes_a_new_key_once_per_name() throws IOException {
        put(REF, KEY);
        writer.rotate("2026-11").await().indefinitely();
        byte[] sealed = Files.readAllBytes(file(REF));

        Rotation again = writer.rotate("2026-11").await().indefinitely();
        assertThat(again).isEqualTo(Rotation.NONE);
        assertThat(Files.readAllBytes(file(REF))).isEqualTo(sealed);

        assertThat(writer.rotate("2026-12").await().indefinitely().sealed()).isEqualTo(1);
    }

    @Test
    void names_what_no_key_opens_and_seals_all_the_others_anew() throws IOException {
        CredentialRef broken = new CredentialRef("acme", Purpose.CLOSE_API_KEY, "int-0");
        CredentialRef last = new CredentialRef("zeta", Purpose.CLOSE_API_KEY, "int-9");
        for (CredentialRef ref : List.of(REF, broken, last)) {
            put(ref, KEY);
        }
        Files.writeString(file(broken), "rubbish");
        Files.writeString(directory.resolve("acme").resolve("notes.txt"), "none of ours");

        Rotation done = writer.rotate("2026-11").await().indefinitely();

        assertThat(done).isEqualTo(new Rotation(2, List.of(broken)));
        assertThat(find(last).map(Credential::secret)).contains(KEY);
    }

    /** Otherwise a rotation that has read the file would write it again after it was removed. */
    @Test
    void removes_nothing_while_a_rotation_is_under_way() throws Exception {
        put(REF, KEY);
        CompletableFuture<Boolean> removed;

        LocalCredentialWriter lock = writer;
        synchronized (lock) { // as a rotation does
            removed = writer.remove(REF).subscribeAsCompletionStage();
            await().until(() -> somebodyWaitsFor(writer));
            assertThat(file(REF)).exists();
        }

        assertThat(removed.get()).isTrue();
        assertThat(file(REF)).doesNotExist();
    }

    private static boolean somebodyWaitsFor(Object lock) {
        return Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .map(ThreadInfo::getLockInfo)
                .anyMatch(waited -> waited != null && waited.getIdentityHashCode() == System.identityHashCode(lock));
    }

    /** Tink writes a byte 1 and the key's id before what it has sealed. */
    private static List<Byte> keyId(byte[] sealed) {
        return List.of(sealed[0], sealed[1], sealed[2], sealed[3], sealed[4]);
    }

    private long put(CredentialRef ref, Secret secret) {
        return writer.put(ref, secret).await().indefinitely();
    }

    private Optional<Credential> find(CredentialRef ref) {
        return new LocalCredentialStore(directory).find(ref).await().indefinitely();
    }

    private Path file(CredentialRef ref) {
        return new CredentialFiles(directory).of(ref);
    }
}
