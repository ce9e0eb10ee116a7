package io.closeloop.close.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists are replaced whole by a PUT (close-api.md 3.2): what is read, changed and written back must not have lost a key. */
class WrittenBackTest {

    private static final String CONTACT = """
            {"id":"cont_A","lead_id":"lead_A","organization_id":"orga_A","name":"Bo Ray","title":"CEO",
             "emails":[{"type":"office","email":"bo@example.com","is_unsubscribed":false}],
             "phones":[{"type":"mobile","phone":"+14155550100","phone_formatted":"+1 415-555-0100","country":"US",
                        "outbound_sms_blocked":false,"tz_ids":["America/Los_Angeles"],"added_next_year":{"a":[1,null]}},
                       {"type":"home","phone":"+14155550101"}],
             "urls":[],"timezone":null,"custom.cf_ST":"booked","custom.cf_TAGS":["A","B"]}""";

    @Test
    void a_contact_and_its_phones_come_back_as_they_were() throws JsonProcessingException {
        JsonNode sent = CloseJson.MAPPER.readTree(CONTACT);

        JsonNode written = CloseJson.MAPPER.valueToTree(CloseJson.MAPPER.treeToValue(sent, Contact.class));

        assertThat(written).isEqualTo(sent);
    }

    @Test
    void a_phone_that_is_added_leaves_the_others_untouched() throws JsonProcessingException {
        JsonNode sent = CloseJson.MAPPER.readTree(CONTACT);
        List<ContactPhone> phones = new ArrayList<>(
                CloseJson.MAPPER.treeToValue(sent, Contact.class).phones());

        phones.add(ContactPhone.of("mobile", "+14155550102"));
        JsonNode written = CloseJson.MAPPER.valueToTree(phones);

        assertThat(written.get(0)).isEqualTo(sent.path("phones").get(0));
        assertThat(written.get(1)).isEqualTo(sent.path("phones").get(1));
        assertThat(written.get(2)).isEqualTo(CloseJson.MAPPER.readTree("""
                {"type":"mobile","phone":"+14155550102"}"""));
    }

    @Test
    void a_lead_comes_back_as_it_was() throws JsonProcessingException {
        JsonNode sent = CloseJson.MAPPER.readTree("""
                {"id":"lead_A","organization_id":"orga_A","display_name":"Acme","status_id":"stat_1",
                 "contact_ids":["cont_A"],"addresses":[{"city":"Reno"}],"contacts":[%s],"custom":{"x":"y"}}""".formatted(CONTACT));

        JsonNode written = CloseJson.MAPPER.valueToTree(CloseJson.MAPPER.treeToValue(sent, Lead.class));

        assertThat(written).isEqualTo(sent);
    }

    @Test
    void what_a_subscription_listens_to_comes_back_as_it_was() throws JsonProcessingException {
        JsonNode sent = CloseJson.MAPPER.readTree("""
                {"object_type":"lead","action":"updated","extra_filter":{"type":"non_null"},"added_next_year":1}""");

        JsonNode written = CloseJson.MAPPER.valueToTree(CloseJson.MAPPER.treeToValue(sent, WebhookEvent.class));

        assertThat(written).isEqualTo(sent);
    }
}
