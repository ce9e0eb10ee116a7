package io.closeloop.connector.http;

import io.closeloop.connector.application.AskingClose;
import io.closeloop.connector.application.AttendingConnection;
import io.closeloop.connector.application.ChangingSettings;
import io.closeloop.connector.application.ConnectingAccount;
import io.closeloop.connector.application.RemovingIntegration;
import io.closeloop.connector.domain.Integration;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An account's connection to Close. The account is the token's, in every call. */
@Path("/integrations")
public class IntegrationsResource {

    private final Caller caller;
    private final ConnectingAccount connecting;
    private final ChangingSettings changing;
    private final RemovingIntegration removing;
    private final AskingClose asking;
    private final AttendingConnection attending;

    IntegrationsResource(
            Caller caller,
            ConnectingAccount connecting,
            ChangingSettings changing,
            RemovingIntegration removing,
            AskingClose asking,
            AttendingConnection attending) {
        this.caller = caller;
        this.connecting = connecting;
        this.changing = changing;
        this.removing = removing;
        this.asking = asking;
        this.attending = attending;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Connect the account to Close by an API key")
    public Uni<RestResponse<IntegrationView.Connected>> connect(IntegrationRequest.@Nullable Connect request) {
        return connecting
                .connect(caller.account(), IntegrationRequest.present(request).key())
                .map(connected -> RestResponse.status(
                        Response.Status.CREATED,
                        IntegrationView.Connected.of(connected.integration(), connected.warnings())));
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "The account's integration, or none")
    public Uni<List<IntegrationView.Whole>> list() {
        return asking.find(caller.account())
                .chain(found -> found.map(integration -> attending
                                .with(integration)
                                .map(IntegrationView.Whole::of)
                                .map(List::of))
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    public Uni<IntegrationView.Whole> get(@RestPath String id) {
        return asking.get(caller.account(), id).chain(attending::with).map(IntegrationView.Whole::of);
    }

    @GET
    @Path("/{id}/phone-numbers")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "All numbers of the organization, and which of them can text")
    public Uni<List<IntegrationView.Number>> phoneNumbers(@RestPath String id) {
        return asking.phoneNumbers(caller.account(), id)
                .map(numbers -> numbers.stream().map(IntegrationView.Number::of).toList());
    }

    @GET
    @Path("/{id}/contact-fields")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "The contact custom fields that a milestone can be mapped to")
    public Uni<List<IntegrationView.Field>> contactFields(@RestPath String id) {
        String account = caller.account();
        return asking.get(account, id)
                .chain(integration -> asking.contactFields(account, id)
                        .map(fields -> fields.stream()
                                .map(field -> IntegrationView.Field.of(field, controlFieldIds(integration)))
                                .toList()));
    }

    @GET
    @Path("/{id}/check")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Asks Close whether key, subscription and refused fields are good; what is clears the attention")
    public Uni<IntegrationView.Checked> check(@RestPath String id) {
        return attending.check(caller.account(), id).map(IntegrationView.Checked::of);
    }

    @DELETE
    @Path("/{id}/attention")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Dismiss the refused fields; one that is still mapped is reported at its next refused value")
    public Uni<IntegrationView.Whole> dismissFields(@RestPath String id) {
        return attending.dismissFields(caller.account(), id).map(IntegrationView.Whole::of);
    }

    @PUT
    @Path("/{id}/settings")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Choose the number that texts and the setter of leads that name none")
    public Uni<IntegrationView.Whole> change(@RestPath String id, IntegrationRequest.@Nullable Change request) {
        IntegrationRequest.Change wanted = IntegrationRequest.present(request);
        return changing.change(caller.account(), id, wanted.number(), wanted.defaultSetterId())
                .chain(attending::with)
                .map(IntegrationView.Whole::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Remove the integration; data in Close stays")
    public Uni<IntegrationView.Removed> remove(@RestPath String id) {
        return removing.remove(caller.account(), id).map(subscription -> IntegrationView.Removed.of(id, subscription));
    }

    private static Set<String> controlFieldIds(Integration integration) {
        ControlFields lead = integration.fields().lead();
        ControlFields contact = integration.fields().contact();
        return Stream.of(
                        lead.enabled(),
                        lead.setterId(),
                        lead.killSwitch(),
                        contact.enabled(),
                        contact.setterId(),
                        contact.killSwitch())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
