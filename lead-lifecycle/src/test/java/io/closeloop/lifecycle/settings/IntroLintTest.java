package io.closeloop.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.settings.IntroLint.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntroLintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Hi {{first_name}}, Anna here. Reply STOP to opt out.                  | 0
                    Hi, this is Acme Solar. Text stop to unsubscribe.                     | 0
                    Hi, Bo from Acme writing from Denver. Unsubscribe any time.           | 0
                    Hi, it’s Acme. You can opt-out any time.                              | 0
                    Hi, still thinking about solar? Reply STOP to opt out.                | 1
                    Hi, Anna here. Still thinking about solar?                            | 1
                    Hi, come to our non-stopping sale of stopwatches                      | 2
                    """)
    void an_intro_says_who_writes_and_how_to_make_it_stop(String intro, int warnings) {
        assertThat(IntroLint.warnings(intro, "Anna Bell"))
                .hasSize(warnings)
                .extracting(Warning::field)
                .allMatch("settings.script.intro"::equals);
    }

    @Test
    void without_an_intro_there_is_nothing_to_say() {
        assertThat(IntroLint.warnings(null, "Anna")).isEmpty();
    }

    @Test
    void defaults_of_an_account_need_not_name_one_setter() {
        assertThat(IntroLint.warnings("Solar? Reply STOP to opt out", null)).isEmpty();
    }
}
