package io.closeloop.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cells_with_commas_quotes_and_line_breaks_are_quoted_as_rfc_4180_says() {
        String row = Csv.row(Csv.cells("plain", "a,b", "say \"hi\"", "two\r\nlines", null, 7));

        assertThat(row).isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",,7\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+14155550100", "-2", "@SUM(A1)", " =1", "\"=1\"", "\t1", "\r1"})
    void what_a_spreadsheet_would_take_for_a_formula_is_marked_as_words(String text) {
        assertThat(Csv.cells(text)).containsExactly("'" + text);
    }

    /** A spreadsheet of a country that writes 1,5 splits at semicolons, whatever is quoted; one fed from the clipboard at tabs and line breaks. */
    @ParameterizedTest
    @ValueSource(strings = {"hello;|=1+1", "a\";| =1", "hello\t|@SUM(A1)", "hello\r\n|+1", "a;|=1;|=2", "'\t|=1"})
    void a_formula_behind_what_may_end_a_cell_is_marked_too(String marked) {
        String text = marked.replace("|", "").replaceFirst("^'", "");

        assertThat(Csv.cells(text)).containsExactly(marked.replace("|", "'"));
    }

    @Test
    void a_sign_inside_a_text_is_left_alone() {
        assertThat(Csv.cells("1+1=2", "", "a@b.example", "a; b-c, -2"))
                .containsExactly("1+1=2", "", "a@b.example", "a; b-c, -2");
    }

    @Test
    void rows_follow_one_another() {
        assertThat(Csv.rows(List.of(List.of("a", "b"), List.of("c", "d")))).isEqualTo("a,b\r\nc,d\r\n");
    }

    @Test
    void a_long_text_with_a_quote_far_inside_is_quoted_all_the_same() {
        String text = "x".repeat(100) + "\",";

        assertThat(Csv.row(List.of(text, "y"))).isEqualTo("\"" + "x".repeat(100) + "\"\",\",y\r\n");
    }
}
