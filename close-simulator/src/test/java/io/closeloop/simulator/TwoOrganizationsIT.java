package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two organizations, alike in everything down to the phone numbers, that cannot see each other. */
class TwoOrganizationsIT {
    private final CloseSimulator simulator = CloseSimulator.start(0);
    private final OrganizationDefinition acme = furnished("Acme");
    private final OrganizationDefinition other = furnished("Other");
    private final Caller stranger = Caller.of(simulator, other);

    private OrganizationDefinition furnished(String name) {
        return simulator
                .define()
                .organization(name)
                .phoneNumber("+14155550100", "Main")
                .contactField("stage")
                .lead("Bo Ray", "+14155550111")
                .opportunity("Bo Ray", 100);
    }

    @BeforeEach
    void something_happens_in_acme() {
        Caller.of(simulator, acme).put("/lead/" + acme.leadId("Bo Ray") + "/", "{\"description\":\"VIP\"}");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lead/",
                "/lead/?query=phone:4155550111",
                "/contact/",
                "/opportunity/",
                "/pipeline/",
                "/status/lead/",
                "/task/?_type=all",
                "/activity/",
                "/user/",
                "/phone_number/",
                "/custom_field/contact/",
                "/custom_field_schema/contact/",
                "/event/",
                "/me/"
            })
    void no_list_shows_the_other(String path) {
        Caller.Reply reply = stranger.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().toString()).doesNotContain(acme.id());
    }

    @Test
    void an_id_of_the_other_is_not_found() {
        String lead = "/lead/" + acme.leadId("Bo Ray") + "/";

        assertThat(stranger.get(lead).status()).isEqualTo(404);
        assertThat(stranger.put(lead, "{\"name\":\"Mine\"}").status()).isEqualTo(404);
        assertThat(stranger.delete("/contact/" + acme.contactId("Bo Ray") + "/").status())
                .isEqualTo(404);
    }

    @Test
    void a_field_or_lead_of_the_other_cannot_be_used() {
        String contact = "/contact/" + other.contactId("Bo Ray") + "/";

        assertThat(stranger.put(contact, "{\"custom." + acme.fieldId("stage") + "\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(stranger.post("/contact/", "{\"name\":\"Eve\",\"lead_id\":\"" + acme.leadId("Bo Ray") + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_text_to_the_same_number_goes_where_it_is_told_to() {
        Caller.Reply reply = stranger.post("/_simulator/inbound-sms", """
                {"from":"+14155550111","to":"+14155550100","text":"Yes","organization_id":"%s"}""".formatted(other.id()));

        assertThat(reply.text("contact_id")).isEqualTo(other.contactId("Bo Ray"));
    }
}
