package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.closeloop.service.http.Problem;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.ProblemMapper;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A body that cannot be read, as an answer that names the field and the cure. Quarkus by itself answers 400 and says nothing in production. */
public class BodyMapper {

    @ServerExceptionMapper
    public RestResponse<Problem> toResponse(MismatchedInputException wrong) {
        return answer(cure(wrong), field(wrong));
    }

    /** No JSON at all. Whatever else is refused like this goes on as it came. */
    @ServerExceptionMapper
    public Response toResponse(WebApplicationException refused) {
        return refused.getCause() instanceof JacksonException
                ? answer("send valid JSON", null).toResponse()
                : refused.getResponse();
    }

    private static RestResponse<Problem> answer(String cure, @Nullable String field) {
        return new ProblemMapper().toResponse(new ProblemException(LifecycleError.FIELD_INVALID, cure, field));
    }

    private static @Nullable String field(MismatchedInputException wrong) {
        String path = wrong.getPath().stream()
                .map(BodyMapper::step)
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? null : path;
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName();
    }

    private static String cure(MismatchedInputException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return "there is no such field; known here: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (wrong instanceof InvalidFormatException format && format.getValue() instanceof KeptTexts.Unkept unkept) {
            return unkept.cure();
        }
        return wrong.getPath().isEmpty() ? "send a JSON object" : cure(wrong.getTargetType());
    }

    private static String cure(@Nullable Class<?> type) {
        if (type == UUID.class) {
            return "give a UUID";
        }
        if (type == Instant.class) {
            return "give a time such as 2026-01-31T12:00:00Z";
        }
        if (type == Integer.class || type == Long.class) {
            return "give a whole number";
        }
        return type == String.class ? "give a text" : "give a value of the kind that docs/api.md names";
    }
}
