package io.closeloop.service.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The W3C {@code traceparent} that a Kafka header and a row of the outbox carry where no thread or request does. */
public final class Trace {

    private static final String HEADER = "traceparent";

    private Trace() {}

    /** The running request's or event's traceparent; null where nothing is traced. */
    public static @Nullable String current() {
        return of(Span.current());
    }

    /** The span's traceparent; null where it belongs to no trace. */
    public static @Nullable String of(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }

    /** The context that a traceparent names; an absent or malformed one gives the empty context. */
    public static Context contextOf(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, Getter.INSTANCE);
    }

    /** The 32 hex digits that people search logs by; null where the traceparent is absent. */
    public static @Nullable String idOf(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < 35 ? null : traceparent.substring(3, 35);
    }

    private enum Getter implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String carrier) {
            return Set.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return HEADER.equals(key) ? carrier : null;
        }
    }
}
