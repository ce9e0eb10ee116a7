package io.closeloop.close.credential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * AES-256-GCM with the place as associated data. Each ciphertext begins with its key's id, so a keyset can take a new primary key
 * while old files stay readable.
 */
final class CredentialCipher {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Aead aead;

    private CredentialCipher(Aead aead) {
        this.aead = aead;
    }

    /** A new keyset in the text form that {@link #of} reads. Whoever reads it can open every credential. */
    static String newKeyset() throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }

    /** The same keys and a new one, under which everything is sealed from now on. */
    static String withNewKey(String keyset) throws GeneralSecurityException {
        KeysetHandle more = KeysetHandle.newBuilder(parse(keyset))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(more, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle parse(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    static CredentialCipher of(String keyset) throws GeneralSecurityException {
        return new CredentialCipher(parse(keyset).getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    byte[] seal(CredentialRef ref, Credential credential) throws GeneralSecurityException {
        byte[] secret = CredentialText.of(credential).getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + secret.length)
                .putLong(credential.version())
                .put(secret)
                .array();
        return aead.encrypt(plain, place(ref));
    }

    Credential open(CredentialRef ref, byte[] sealed) throws GeneralSecurityException {
        ByteBuffer plain = ByteBuffer.wrap(aead.decrypt(sealed, place(ref)));
        long version = plain.getLong();
        return CredentialText.read(
                ref.purpose(), StandardCharsets.UTF_8.decode(plain).toString(), version);
    }

    private static byte[] place(CredentialRef ref) {
        return ref.path().getBytes(StandardCharsets.UTF_8);
    }
}
