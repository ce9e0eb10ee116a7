package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.store.LeadParked;
import io.closeloop.service.http.Problem;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever a person asks of a parked lead is answered with what to do about it. */
public class ParkedMapper {

    @ServerExceptionMapper
    public RestResponse<Problem> toResponse(LeadParked refused) {
        Problem problem = Problem.of(
                LifecycleError.LEAD_PARKED,
                refused.getMessage() + "; mend the cause, then POST /leads/"
                        + refused.lead().leadId() + "/parking with action retry, skip or release",
                null);
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
