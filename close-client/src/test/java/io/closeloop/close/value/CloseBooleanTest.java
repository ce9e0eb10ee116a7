package io.closeloop.close.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.closeloop.close.wire.CloseJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseBooleanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "true | TRUE",
                "\"true\" | TRUE",
                "\"TRUE\" | TRUE",
                "\"Yes\" | TRUE",
                "\"1\" | TRUE",
                "1 | TRUE",
                "1.0 | TRUE",
                "\" on \" | TRUE",
                "false | FALSE",
                "\"False\" | FALSE",
                "\"no\" | FALSE",
                "\"0\" | FALSE",
                "0 | FALSE",
                "0.00 | FALSE",
                "\"OFF\" | FALSE",
                "\"\" | FALSE",
                "\"  \" | FALSE",
                "null | FALSE",
                "\"maybe\" | UNKNOWN",
                "\"truee\" | UNKNOWN",
                "2 | UNKNOWN",
                "-1 | UNKNOWN",
                "[\"true\"] | UNKNOWN",
                "{} | UNKNOWN"
            })
    void reads_what_people_write(String json, CloseBoolean meant) throws JsonProcessingException {
        assertThat(CloseBoolean.parse(CloseJson.MAPPER.readTree(json))).isEqualTo(meant);
    }

    @Test
    void an_unset_field_is_no() {
        assertThat(CloseBoolean.parse((String) null)).isEqualTo(CloseBoolean.FALSE);
        assertThat(CloseBoolean.parse(CloseJson.MAPPER.missingNode())).isEqualTo(CloseBoolean.FALSE);
    }

    @Test
    void an_exponent_does_not_become_a_million_digits() throws JsonProcessingException {
        assertThat(CloseBoolean.parse(CloseJson.MAPPER.readTree("1e999999999"))).isEqualTo(CloseBoolean.UNKNOWN);
    }
}
