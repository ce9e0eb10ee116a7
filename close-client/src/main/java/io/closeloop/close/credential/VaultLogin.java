package io.closeloop.close.credential;

import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.auth.VaultAppRoleAuthOptions;
import io.quarkus.vault.client.auth.VaultKubernetesAuthOptions;
import io.quarkus.vault.client.http.jdk.JDKVaultHttpClient;
import io.quarkus.vault.client.logging.LogConfidentialityLevel;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes the client that logs in as the settings say. Nothing goes out before the first credential is asked for. */
final class VaultLogin {

    private VaultLogin() {}

    /** @throws IllegalStateException naming the setting that is missing */
    static VaultClient client(VaultSettings settings) {
        requireOneLogin(settings);
        VaultClient.Builder builder = VaultClient.builder()
                .baseUrl(settings.url()
                        .orElseThrow(() -> new IllegalStateException("closeloop.credentials.vault.url is not set"))
                        .toString())
                .executor(new JDKVaultHttpClient(http(settings)))
                .requestTimeout(settings.timeout())
                .logConfidentialityLevel(LogConfidentialityLevel.HIGH);
        settings.namespace().ifPresent(builder::namespace);
        settings.token().ifPresent(token -> builder.clientToken(token.reveal()));
        settings.kubernetes().role().ifPresent(role -> builder.kubernetes(kubernetes(settings.kubernetes(), role)));
        settings.appRole().roleId().ifPresent(role -> builder.appRole(appRole(settings.appRole(), role)));
        return builder.build();
    }

    private static void requireOneLogin(VaultSettings settings) {
        long logins = Stream.of(settings.kubernetes().role(), settings.appRole().roleId(), settings.token())
                .filter(Optional::isPresent)
                .count();
        if (logins != 1) {
            throw new IllegalStateException("closeloop.credentials.vault needs one way to log in and has " + logins
                    + ": set kubernetes.role, or app-role.role-id and app-role.secret-id, or token");
        }
    }

    private static VaultKubernetesAuthOptions kubernetes(VaultSettings.Kubernetes login, String role) {
        return VaultKubernetesAuthOptions.builder()
                .mountPath(login.mount())
                .role(role)
                .jwtTokenPath(login.jwt())
                .build();
    }

    private static VaultAppRoleAuthOptions appRole(VaultSettings.AppRole login, String role) {
        return VaultAppRoleAuthOptions.builder()
                .mountPath(login.mount())
                .roleId(role)
                .secretId(login.secretId()
                        .orElseThrow(() ->
                                new IllegalStateException("closeloop.credentials.vault.app-role.secret-id is not set"))
                        .reveal())
                .build();
    }

    private static HttpClient http(VaultSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                // A standby node sends to the active one.
                .followRedirects(HttpClient.Redirect.NORMAL);
        settings.certificateAuthority().ifPresent(pem -> builder.sslContext(trusting(pem)));
        return builder.build();
    }

    private static SSLContext trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "closeloop.credentials.vault.certificate-authority is not a readable PEM file", e);
        }
    }
}
