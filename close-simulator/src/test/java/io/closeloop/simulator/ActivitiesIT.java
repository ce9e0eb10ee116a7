package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All activities in one list. Source: close-api.md 3.5. */
class ActivitiesIT extends AcmeHouse {
    private final String ofLead = "/activity/?lead_id=" + acme.leadId("Bo Ray");

    /** The call was made a day before the note and logged an hour after it. */
    @BeforeEach
    void aNoteAndAnOlderCall() {
        String onLead = "{\"lead_id\":\"" + acme.leadId("Bo Ray") + "\"";
        caller.post("/activity/note/", onLead + ",\"note\":\"Hm\"}");
        time.advance(Duration.ofHours(1));
        caller.post("/activity/call/", onLead + ",\"activity_at\":\"2026-01-31T12:00:00+00:00\"}");
    }

    private List<String> types(String query) {
        return caller.get(query).body().findValuesAsText("_type");
    }

    @Test
    void they_are_sorted_by_when_they_were_made_or_by_when_they_happened() {
        assertThat(types("/activity/")).containsExactly("Call", "Note");
        assertThat(types(ofLead + "&_order_by=-date_created")).containsExactly("Call", "Note");
        assertThat(types(ofLead + "&_order_by=-activity_at")).containsExactly("Note", "Call");
    }

    @Test
    void they_are_narrowed_by_the_date_that_they_are_sorted_by() {
        assertThat(types("/activity/?date_created__gt=2026-02-01T12:30:00Z")).containsExactly("Call");
        assertThat(types(ofLead + "&_order_by=-activity_at&activity_at__gte=2026-02-01"))
                .containsExactly("Note");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/activity/?_type=Note",
                "/activity/?user_id=user_x",
                "/activity/?_order_by=-activity_at",
                "/activity/?_order_by=activity_at",
                "/activity/?activity_at__gt=2026-02-01",
                "/activity/?lead_id=lead_x&_order_by=-activity_at&date_created__gt=2026-02-01",
                "/activity/?shoe_size=9"
            })
    void what_the_list_does_not_allow_is_refused(String query) {
        assertThat(caller.get(query).status()).isEqualTo(400);
    }
}
