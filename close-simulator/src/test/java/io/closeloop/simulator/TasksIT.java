package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Switch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks, inbox items, notes and the list of all activities. Source: close-api.md 3.5, 7.3, 7.4. */
class TasksIT extends SmsHouse {

    private Caller.Reply task(String more) {
        return caller.post("/task/", "{\"lead_id\":\"" + leadId + "\"" + more + "}");
    }

    @Test
    void a_task_is_for_whoever_makes_it_and_stands_on_its_lead() {
        Caller.Reply reply = task(",\"text\":\"Call back\",\"due_date\":\"2026-02-03\"");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("_type")).isEqualTo("lead");
        assertThat(reply.text("assigned_to")).isEqualTo(acme.userId());
        assertThat(reply.text("date")).isEqualTo("2026-02-03");
        assertThat(reply.text("id")).startsWith("task_");
        assertThat(caller.get(lead).body().at("/tasks/0/text").asText()).isEqualTo("Call back");
        assertThat(events("task.lead", "created")).hasSize(1);
    }

    @Test
    void it_needs_a_lead_and_one_of_two_types() {
        assertThat(caller.post("/task/", "{}").fieldError("lead_id")).isEqualTo("This field is required.");
        assertThat(task(",\"_type\":\"incoming_sms\"").fieldError("_type")).isNotEmpty();
    }

    @Test
    void completing_it_is_an_event_of_its_own_and_leaves_an_activity() {
        String path = "/task/" + task(",\"text\":\"Call back\"").text("id") + "/";

        caller.put(path, "{\"is_complete\":true}");

        assertThat(events("task.lead", "completed")).hasSize(1);
        assertThat(events("activity.task_completed", "created")
                        .at("/0/data/task_text")
                        .asText())
                .isEqualTo("Call back");
        assertThat(caller.get(lead).body().path("tasks")).isEmpty();
    }

    @Test
    void a_second_completion_is_none() {
        String path = "/task/" + task("").text("id") + "/";
        caller.put(path, "{\"is_complete\":true}");

        caller.put(path, "{\"is_complete\":true}");

        assertThat(events("task.lead", "completed")).hasSize(1);
    }

    @Test
    void a_text_that_comes_in_is_an_inbox_item() {
        simulator.act().inboundSms("+14155550111", "+14155550100", "Yes");

        JsonNode item = caller.get("/task/?_type=incoming_sms").body().at("/data/0");
        assertThat(item.path("id").asText()).startsWith("noti_");
        assertThat(item.path("remote_phone").asText()).isEqualTo("+14155550111");
        assertThat(item.path("local_phone").asText()).isEqualTo("+14155550100");
        assertThat(item.path("lead_id").asText()).isEqualTo(leadId);
        assertThat(caller.get("/task/").body().path("data"))
                .as("the list is of type lead by default")
                .isEmpty();
        assertThat(caller.put("/task/" + item.path("id").asText() + "/", "{\"text\":\"x\"}")
                        .fieldError("text"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none,0", "without_lead,1"})
    void a_text_from_nobody_known_may_leave_an_inbox_item(String option, int items) {
        simulator.define().set(Switch.UNMATCHED_TEXT_TASK, option);

        simulator.act().inboundSms("+14155550199", "+14155550100", "Who is this?");

        assertThat(caller.get("/task/?_type=all").body().path("data")).hasSize(items);
    }

    @Test
    void a_view_shows_what_is_due_what_is_later_and_what_is_done() {
        task(",\"text\":\"now\",\"date\":\"2026-02-01\"");
        task(",\"text\":\"dateless\"");
        task(",\"text\":\"later\",\"date\":\"2026-02-02\"");
        task(",\"text\":\"done\",\"is_complete\":true");

        assertThat(texts("view=inbox")).containsExactlyInAnyOrder("now", "dateless");
        assertThat(texts("view=future")).containsExactly("later");
        assertThat(texts("view=archive")).containsExactly("done");
        assertThat(texts("is_complete=false&_order_by=-date")).startsWith("later", "now");
    }

    private List<String> texts(String query) {
        return caller.get("/task/?_fields=text&" + query).body().findValuesAsText("text");
    }

    @Test
    void a_bulk_edit_touches_what_the_filters_show() {
        task(",\"text\":\"one\",\"date\":\"2026-02-01\"");
        task(",\"text\":\"two\",\"date\":\"2026-02-05\"");

        Caller.Reply reply = caller.put("/task/?date__lt=2026-02-03", "{\"is_complete\":true}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(texts("is_complete=true")).containsExactly("one");
    }

    @Test
    void the_rich_form_of_a_note_wins_over_the_plain_one() {
        Caller.Reply plain = caller.post("/activity/note/", "{\"lead_id\":\"" + leadId + "\",\"note\":\"a < b\"}");
        Caller.Reply rich = caller.post(
                "/activity/note/",
                "{\"lead_id\":\"" + leadId + "\",\"note\":\"x\",\"note_html\":\"<p>Hello <b>Bo</b></p>\"}");

        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.text("note_html")).isEqualTo("<body><p>a &lt; b</p></body>");
        assertThat(rich.text("note")).isEqualTo("Hello Bo");
        assertThat(rich.text("note_html")).isEqualTo("<body><p>Hello <b>Bo</b></p></body>");
        assertThat(events("activity.note", "created")).hasSize(2);
    }

    @Test
    void activities_of_all_kinds_are_listed_newest_first() {
        caller.post("/activity/note/", "{\"lead_id\":\"" + leadId + "\",\"note\":\"n\"}");
        simulator.act().inboundSms("+14155550111", "+14155550100", "Yes");

        Caller.Reply all = caller.get("/activity/?lead_id=" + leadId);

        assertThat(all.body().findValuesAsText("_type")).containsExactly("SMS", "Note");
        assertThat(caller.get("/activity/?lead_id=" + leadId + "&_type=Note")
                        .body()
                        .path("data"))
                .hasSize(1);
        assertThat(caller.get("/activity/?_type=Note").fieldError("_type")).contains("lead_id");
    }
}
