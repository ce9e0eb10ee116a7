package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.setters.Refusal;
import io.closeloop.lifecycle.application.setters.Refused;
import io.closeloop.lifecycle.settings.Complaint;
import io.closeloop.service.http.Problem;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.ProblemMapper;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What was refused, as an answer that names the field and the cure. */
public class RefusalMapper {

    @ServerExceptionMapper
    public RestResponse<Problem> toResponse(Refused refused) {
        return new ProblemMapper().toResponse(problem(refused.refusal()));
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid(List<Complaint> complaints) -> invalid(complaints);
            case Refusal.Unknown(UUID setter, @Nullable String field) ->
                new ProblemException(
                        LifecycleError.SETTER_UNKNOWN, "there is no setter " + setter + "; see GET /setters", field);
            case Refusal.Deleted(UUID setter, @Nullable String field) ->
                new ProblemException(
                        LifecycleError.SETTER_DELETED,
                        "setter " + setter + " was deleted; create a new one and copy its settings to it",
                        field);
            case Refusal.Overtaken(String field, long version) ->
                new ProblemException(
                        LifecycleError.CHANGED_MEANWHILE,
                        "somebody else has changed it, it is at version " + version
                                + " now; read it again, look at its versions, and make your change on what it is",
                        field);
            case Refusal.InUse(String cure) -> new ProblemException(LifecycleError.SETTER_IN_USE, cure);
        };
    }

    /** The first one is the field that a form jumps to; the others are named, so that nobody has to find them one by one. */
    private static ProblemException invalid(List<Complaint> complaints) {
        Complaint first = complaints.getFirst();
        String others = complaints.stream()
                .skip(1)
                .map(other -> other.field() + ": " + other.cure())
                .collect(Collectors.joining("; "));
        return new ProblemException(
                LifecycleError.FIELD_INVALID,
                others.isEmpty() ? first.cure() : first.cure() + ". Also wrong: " + others,
                first.field());
    }
}
