package io.closeloop.service.http;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems as answers. What is not a problem is a bug: Quarkus answers 500 and logs it under an id. */
public class ProblemMapper {

    @ServerExceptionMapper
    public RestResponse<Problem> toResponse(ProblemException failure) {
        Problem problem = failure.problem();
        // By number: the enum of Jakarta REST lacks 422.
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
