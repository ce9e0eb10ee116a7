package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180), safe to open in a spreadsheet. */
final class Csv {

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    /** At the beginning, or behind what a spreadsheet of another country, or one fed from the clipboard, takes for the end of a cell. */
    private static final Pattern FORMULA = Pattern.compile("(?<=^|[;\t\r\n])(?=[ \"]*[=+\\-@])");

    private static final String BLANKS = "\t\r";

    private static final ObjectWriter WRITER = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private Csv() {}

    static String rows(List<List<String>> rows) {
        return rows.stream().map(Csv::row).collect(Collectors.joining());
    }

    static String row(List<String> cells) {
        try {
            return WRITER.writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for null. */
    static List<String> cells(@Nullable Object... values) {
        return Stream.of(values).map(Csv::cell).toList();
    }

    /** What a spreadsheet would take for a formula, which somebody may have sent as a text, is marked as words by an apostrophe. */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String words = FORMULA.matcher(text).replaceAll("'");
        return text.isEmpty() || BLANKS.indexOf(text.charAt(0)) < 0 ? words : "'" + words;
    }
}
