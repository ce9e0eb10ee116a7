package io.closeloop.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A, between two objects. */
class MergePatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"a":"b"}                | {"a":"c"}                     | {"a":"c"}
                    {"a":"b"}                | {"b":"c"}                     | {"a":"b","b":"c"}
                    {"a":"b"}                | {"a":null}                    | {}
                    {"a":"b","b":"c"}        | {"a":null}                    | {"b":"c"}
                    {"a":["b"]}              | {"a":"c"}                     | {"a":"c"}
                    {"a":"c"}                | {"a":["b"]}                   | {"a":["b"]}
                    {"a":{"b":"c"}}          | {"a":{"b":"d","c":null}}      | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]}        | {"a":[1]}                     | {"a":[1]}
                    {"e":null}               | {"a":1}                       | {"e":null,"a":1}
                    {}                       | {"a":{"bb":{"ccc":null}}}     | {"a":{"bb":{}}}
                    """)
    void a_patch_does_what_the_standard_says(String target, String patch, String result) {
        ObjectNode before = Json.read(target);

        ObjectNode patched = MergePatch.apply(before, Json.read(patch));

        assertThat(patched).isEqualTo(Json.read(result));
        assertThat(before).isEqualTo(Json.read(target));
    }
}
