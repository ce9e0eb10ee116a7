package io.closeloop.local.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Events as Close sends them (close-api.md 2.4), all of one size. */
public final class Events {

    /** A lead with a dozen custom fields. */
    public static final int SIZE = 1600;

    private static final int LEADS = 250;
    private static final String EVENT = """
            {"event":{"id":"ev_bench%07d","date_created":"2026-02-01T12:00:00.123000","date_updated":"2026-02-01T12:00:01.456000",\
            "organization_id":"%s","user_id":"user_A","request_id":"req_1","api_key_id":null,"oauth_client_id":null,"oauth_scope":null,\
            "object_type":"lead","object_id":"%s","lead_id":"%s","action":"updated",\
            "changed_fields":["custom.cf_enabled","custom.cf_setter","date_updated"],\
            "previous_data":{"custom.cf_enabled":null,"date_updated":"2026-02-01T11:00:00.000000+00:00"},\
            "data":{"id":"%s","name":"Zoë's Bakery","status_label":"Potential","contacts":[{"id":"cont_A","name":"Zoë","phones":\
            [{"type":"mobile","phone":"+16505550100"}],"emails":[{"type":"office","email":"zoe@example.com"}]}],\
            "custom.cf_enabled":"true","custom.cf_setter":"8b0e6c5e-0000-4000-8000-000000000001","custom.cf_score":17,\
            "addresses":[{"address_1":"1 Main Street","city":"Springfield","country":"US"}],"description":"%s"},\
            "meta":{"request_method":"PUT","request_path":"/api/v1/lead/"}},"subscription_id":"whsub_bench"}""";

    private Events() {}

    /** The {@code number}-th event; leads take turns, so that every partition has its share. */
    public static byte[] of(String organization, int number) {
        String lead = "lead_bench%05d".formatted(number % LEADS);
        int missing = SIZE - filled(organization, number, lead, "").length;
        return filled(organization, number, lead, "x".repeat(missing));
    }

    private static byte[] filled(String organization, int number, String lead, String description) {
        return EVENT.formatted(number, organization, lead, lead, lead, description)
                .getBytes(UTF_8);
    }
}
