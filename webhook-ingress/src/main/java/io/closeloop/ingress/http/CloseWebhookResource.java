package io.closeloop.ingress.http;

import io.closeloop.close.event.WebhookSignature;
import io.closeloop.ingress.application.AcceptingDelivery;
import io.closeloop.ingress.domain.Delivery;
import io.closeloop.ingress.domain.Refusal;
import io.closeloop.ingress.domain.Verdict;
import io.closeloop.service.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Where Close delivers. Open to the internet: the signature is the only proof. */
@Path("/webhooks/close/{integrationId}")
public class CloseWebhookResource {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final AcceptingDelivery deliveries;

    CloseWebhookResource(AcceptingDelivery deliveries) {
        this.deliveries = deliveries;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "One event of Close, signed; answered when it is in the topic")
    @APIResponse(responseCode = "200", description = "the broker has it")
    @APIResponse(responseCode = "400", description = "rightly signed, but not an event of this organization")
    @APIResponse(responseCode = "401", description = "unsigned or forged")
    @APIResponse(responseCode = "404", description = "no such integration")
    @APIResponse(responseCode = "413", description = "more than 1 MiB")
    @APIResponse(responseCode = "503", description = "not now; Retry-After says when")
    public Uni<RestResponse<Object>> deliver(
            @RestPath String integrationId,
            @RestHeader(WebhookSignature.TIMESTAMP_HEADER) List<String> timestamps,
            @RestHeader(WebhookSignature.HASH_HEADER) List<String> hashes,
            byte[] body) {
        return deliveries
                .accept(new Delivery(integrationId, timestamps, hashes, body))
                .map(CloseWebhookResource::answer);
    }

    private static RestResponse<Object> answer(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> RestResponse.ok();
            case Verdict.Refused(Refusal reason) -> refuse(IngressError.of(reason));
        };
    }

    private static RestResponse<Object> refuse(IngressError error) {
        var answer = RestResponse.ResponseBuilder.create(error.status())
                .entity((Object) error.problem())
                .type(Problem.MEDIA_TYPE);
        return error.status() == 503
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : answer.build();
    }
}
