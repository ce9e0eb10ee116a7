package io.closeloop.close;

import io.closeloop.close.limit.Budget;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Takes every answer that is not 2xx, redirects included: Close does not redirect API calls, so a 3xx is somebody else. Where there
 * was no answer at all the REST client asks too, with status 0; its own exception says more.
 */
final class RefusalMapper implements ResponseExceptionMapper<CloseAnswered> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public CloseAnswered toThrowable(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return new CloseAnswered(
                FailureTable.ofAnswer(response.getStatus(), response::getHeaderString, body),
                Budget.parse(response.getHeaderString(RateLimitHeaders.BUDGET)),
                FailureTable.isTrouble(response.getStatus()));
    }
}
