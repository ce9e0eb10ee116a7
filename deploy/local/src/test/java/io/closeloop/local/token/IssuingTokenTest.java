package io.closeloop.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuingTokenTest {

    @TempDir
    private Path folder;

    private LocalKeys keys;

    @BeforeEach
    void setUp() {
        keys = new LocalKeys(folder);
        keys.ensure();
    }

    @Test
    void the_public_key_confirms_who_where_and_which_role() throws Exception {
        String token = new IssuingToken(keys).issue("acme", Role.operator);

        JwtClaims claims = checkedWith(publicKey(), token);
        assertThat(claims.getIssuer()).isEqualTo("closeloop-local");
        assertThat(claims.getClaimValueAsString("account")).isEqualTo("acme");
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("operator"));
        assertThat(claims.getSubject()).isNotBlank();
    }

    @Test
    void a_token_ends_after_twelve_hours() throws Exception {
        JwtClaims claims = checkedWith(publicKey(), new IssuingToken(keys).issue("acme", Role.admin));

        long seconds =
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
        assertThat(Duration.ofSeconds(seconds)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void another_stack_does_not_accept_it() throws Exception {
        String token = new IssuingToken(keys).issue("acme", Role.admin);
        var others = new LocalKeys(folder.resolve("other"));
        others.ensure();

        PublicKey foreign = publicKey(others.publicFile());

        assertThatThrownBy(() -> checkedWith(foreign, token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void a_second_start_keeps_the_pair_so_that_tokens_stay_good() throws IOException {
        String before = Files.readString(keys.publicFile());

        new LocalKeys(folder).ensure();

        assertThat(keys.publicFile()).hasContent(before);
    }

    @Test
    void only_its_owner_reads_the_private_key() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("private.pem"))))
                .isEqualTo("rw-------");
    }

    private PublicKey publicKey() throws Exception {
        return publicKey(keys.publicFile());
    }

    private static PublicKey publicKey(Path file) throws Exception {
        String base64 = Files.readString(file).replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static JwtClaims checkedWith(PublicKey key, String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setRequireExpirationTime()
                .setExpectedIssuer("closeloop-local")
                .build()
                .processToClaims(token);
    }
}
