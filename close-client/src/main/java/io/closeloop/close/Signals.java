package io.closeloop.close;

import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.ConnectionSignal.CredentialRefused;
import io.closeloop.close.ConnectionSignal.FieldsRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Tells whoever listens what is wrong with a connection; nobody's failure to listen is the call's. */
@ApplicationScoped
class Signals {

    private static final Logger LOG = Logger.getLogger(Signals.class);
    private static final String CUSTOM = "custom.";

    private final Event<ConnectionSignal> event;

    Signals(Event<ConnectionSignal> event) {
        this.event = event;
    }

    void credentialRefused(Line line, CloseConnection connection, long version) {
        tell(line, new CredentialRefused(connection, version));
    }

    /** Only what Close complains of by a custom field's key; a wrong phone or name is the caller's business alone. */
    void invalid(Line line, CloseConnection connection, Invalid invalid) {
        Set<String> fields = invalid.fieldErrors().keySet().stream()
                .filter(path -> path.startsWith(CUSTOM))
                .map(Signals::fieldId)
                .collect(Collectors.toUnmodifiableSet());
        if (!fields.isEmpty()) {
            tell(line, new FieldsRefused(connection, fields));
        }
    }

    /** {@code custom.cf_1}, {@code custom.cf_1[0]} and {@code custom.cf_1.add} all speak of {@code cf_1}. */
    private static String fieldId(String path) {
        String id = path.substring(CUSTOM.length());
        int end = 0;
        while (end < id.length() && id.charAt(end) != '.' && id.charAt(end) != '[') {
            end++;
        }
        return id.substring(0, end);
    }

    /** The signal is its own subject: another version, or other fields, are news. */
    private void tell(Line line, ConnectionSignal signal) {
        if (line.news().isNews(signal)) {
            fire(signal);
        }
    }

    private void fire(ConnectionSignal signal) {
        try {
            event.fire(signal);
        } catch (RuntimeException e) {
            LOG.warnf(e, "A listener to %s failed", signal.getClass().getSimpleName());
        }
    }
}
