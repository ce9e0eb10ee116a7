package io.closeloop.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void lead_keyed_topics_share_one_partition_count_so_that_a_lead_has_one_place_in_all_of_them() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.key().equals("integration/leadId"))
                .hasSize(6)
                .allMatch(topic -> topic.partitions() == Topics.LEAD_PARTITIONS);
    }

    @Test
    void every_topic_has_a_place_for_what_cannot_be_read() {
        assertThat(Topics.deadLetters().map(Topic::name))
                .containsExactlyElementsOf(Topics.all().stream()
                        .map(topic -> topic.name() + ".dlq")
                        .toList());
    }

    @Test
    void a_lead_key_survives_its_text_form() {
        LeadKey key = new LeadKey("int_1", "lead_A/odd");

        assertThat(LeadKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void a_key_without_integration_is_refused() {
        assertThatThrownBy(() -> LeadKey.parse("/lead_A")).hasMessageContaining("not a lead key");
    }
}
