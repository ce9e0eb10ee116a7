package io.closeloop.lifecycle.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.closeloop.close.wire.CloseJson;
import io.closeloop.close.wire.Lead;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.ContactRead.Phone;
import io.closeloop.lifecycle.domain.news.Input.LeadRead;
import io.closeloop.lifecycle.domain.news.Switch;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadTranslationTest {

    private static final IntegrationChanged SETTINGS = new IntegrationChanged(
            IntegrationChanged.Status.CONNECTED,
            "+15550001111",
            null,
            new ControlFields("cf_EN", "cf_ST", null),
            new ControlFields(null, null, "cf_KS"),
            "user_1",
            1,
            1,
            1);

    @Test
    void a_lead_is_read_with_its_contacts_in_close_s_order() throws JsonProcessingException {
        LeadRead read = read("""
                {"id":"lead_1","date_updated":"2026-01-01T00:00:00.000000+00:00","custom.cf_EN":"true","contacts":[
                 {"id":"cont_2","name":"May","phones":[{"phone":"+1 415 555 2671","outbound_sms_blocked":false}],
                  "custom.cf_KS":"yes","date_updated":"2026-01-02T00:00:00+00:00"},
                 {"id":"cont_1","phones":[]}]}""");

        assertThat(read.values())
                .isEqualTo(new ContactRead.Values(Switch.ON, Switch.OFF, "", Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(read.contacts()).extracting(ContactRead::id).containsExactly("cont_2", "cont_1");
        assertThat(read.contacts().getFirst().values().kill()).isEqualTo(Switch.ON);
        assertThat(read.contacts().getFirst().phones()).containsExactly(new Phone("+14155552671", null, false));
    }

    @Test
    void a_phone_that_is_blocked_or_no_number_cannot_be_texted() throws JsonProcessingException {
        LeadRead read = read("""
                {"id":"lead_1","contacts":[{"id":"cont_1","phones":[
                 {"phone":"+14155552671","outbound_sms_blocked":true},{"phone":"call me"}]}]}""");

        assertThat(read.contacts().getFirst().textablePhone()).isEmpty();
        assertThat(read.contacts().getFirst().obstacles())
                .isEqualTo("blocked in Close: the person opted out, not a valid number");
    }

    @Test
    void a_phone_in_another_country_than_the_sending_number_cannot_be_texted() throws JsonProcessingException {
        LeadRead read = read("""
                {"id":"lead_1","contacts":[{"id":"cont_1","phones":[{"phone":"+447400123456"},{"phone":"+16135550123"}]}]}""");

        assertThat(read.contacts().getFirst().phones())
                .extracting(Phone::obstacle)
                .containsExactly("in GB, which the sending number cannot text", null);
    }

    @Test
    void without_a_date_what_is_read_is_older_than_whatever_an_event_said() throws JsonProcessingException {
        assertThat(read("{\"id\":\"lead_1\",\"contacts\":[]}").values().at()).isEqualTo(Instant.EPOCH);
    }

    private static LeadRead read(String lead) throws JsonProcessingException {
        return LeadTranslation.read(new UUID(1, 1), CloseJson.MAPPER.readValue(lead, Lead.class), SETTINGS);
    }
}
