package io.closeloop.ingress.http;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What this JVM, and the service that runs in it, holds at this moment. */
final class LiveObjects {

    /** Requests: what a few connections may have. */
    static final int FEW = 100;

    private static final String REQUEST = "io.vertx.core.http.impl.Http1xServerRequest";

    private LiveObjects() {}

    /** How many requests Vert.x has made and not let go of. */
    static long requests() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        // num: instances bytes class (module)
        return histogram
                .toString()
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(REQUEST))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }
}
