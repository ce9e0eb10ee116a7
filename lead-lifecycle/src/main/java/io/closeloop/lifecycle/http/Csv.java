package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180), safe to open in a spreadsheet. */
final class Csv {

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String FORMULA_SIGNS = "=+-@\t\r";

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
        return text.isEmpty() || FORMULA_SIGNS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
