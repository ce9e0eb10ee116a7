package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.closeloop.lifecycle.settings.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** PostgreSQL keeps every character but U+0000 (SQLSTATE 22021). Whoever sends one is told where, before anything is asked of the database. */
@Singleton
public class KeptTexts implements ObjectMapperCustomizer {

    /** Bodies; events have mappers of their own. */
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("kept texts").addDeserializer(String.class, new Kept()));
    }

    /** Addresses: ids and parameters. */
    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        if (Json.cannotBeKept(address.getPath())) {
            throw Asked.wrong("path", Json.LEAVE_OUT);
        }
        address.getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(Json::cannotBeKept)) {
                throw Asked.wrong(name, Json.LEAVE_OUT);
            }
        });
    }

    /** In the place of the value, so that the value itself is nowhere. */
    record Unkept(String cure) {}

    private static final class Kept extends StdScalarDeserializer<String> {

        Kept() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (Json.cannotBeKept(text)) {
                throw InvalidFormatException.from(parser, Json.LEAVE_OUT, new Unkept(Json.LEAVE_OUT), String.class);
            }
            return text;
        }
    }
}
