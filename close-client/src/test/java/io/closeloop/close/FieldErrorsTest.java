package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseFailure.Invalid;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source: the bodies of close-api.md 8.2. */
class FieldErrorsTest {

    @Test
    void names_each_field_however_deep() {
        Invalid invalid = FieldErrors.read(400, """
                {"errors":[],"field-errors":{"name":"This field is required.","custom.cf_1":["Not a choice.","Try again."],
                 "phones":[{},{"phone":"Invalid number."}]}}""");

        assertThat(invalid.fieldErrors())
                .isEqualTo(Map.of(
                        "name", "This field is required.",
                        "custom.cf_1", "Not a choice. Try again.",
                        "phones[1].phone", "Invalid number."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"error\":\"The request contains invalid JSON.\"}' | The request contains invalid JSON.",
                "'{\"errors\":[\"Pipeline mismatch.\"]}' | Pipeline mismatch.",
                "'<html>' | status 400",
                "'' | status 400"
            })
    void keeps_what_close_said_in_general(String body, String reason) {
        Invalid invalid = FieldErrors.read(400, body);

        assertThat(invalid).isEqualTo(new Invalid(reason, Map.of()));
    }

    @Test
    void prints_field_names_and_no_values() {
        Invalid invalid =
                FieldErrors.read(400, "{\"error\":\"canary\",\"field-errors\":{\"phone\":\"canary is invalid\"}}");

        assertThat(invalid.toString()).contains("phone").doesNotContain("canary");
    }
}
