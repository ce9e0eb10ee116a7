package io.closeloop.close.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.closeloop.close.wire.CloseJson;
import jakarta.ws.rs.ext.ContextResolver;

/** Gives the REST client {@link CloseJson} in place of the service's own mapper. */
public final class CloseJsonResolver implements ContextResolver<ObjectMapper> {

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return CloseJson.MAPPER;
    }
}
