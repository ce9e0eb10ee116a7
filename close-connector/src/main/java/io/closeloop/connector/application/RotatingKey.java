package io.closeloop.connector.application;

import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.CredentialWriter.Rotation;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes a new key for the stored credentials when the operator has named one: this service is the only one that writes them. */
@ApplicationScoped
public class RotatingKey {

    private static final Logger LOG = Logger.getLogger(RotatingKey.class);

    private final CredentialWriter credentials;

    RotatingKey(CredentialWriter credentials) {
        this.credentials = credentials;
    }

    void onStart(@Observes StartupEvent started, ConnectorSettings settings) {
        rotate(settings.credentialsKey())
                .subscribe()
                .with(
                        done -> {},
                        thrown -> LOG.error("the stored credentials were not sealed under the new key", thrown));
    }

    Uni<Rotation> rotate(Optional<String> keyName) {
        return Uni.createFrom()
                .optional(keyName)
                .onItem()
                .ifNotNull()
                .transformToUni(name -> credentials.rotate(name).invoke(RotatingKey::tell));
    }

    /** Which, not what: a reference names account and purpose. */
    private static void tell(Rotation done) {
        if (done.sealed() > 0) {
            LOG.infof("credentials sealed under a new key count=%d", done.sealed());
        }
        done.unreadable().forEach(ref -> LOG.warnf("no key opens this credential; connect anew: %s", ref));
    }
}
