package io.closeloop.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/setters.md says of every setting what it is without a person's word; here it is held to the code. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (.+?) \\|");

    @Test
    void the_page_has_every_setting_with_its_default() throws IOException {
        String page = Files.readString(Path.of("../docs/setters.md"));

        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(page).results().forEach((MatchResult row) -> rows.put(row.group(1), row.group(2)));

        assertThat(rows).isEqualTo(defaults());
    }

    private static Map<String, String> defaults() {
        ObjectNode standard = Layers.ofAccount(Json.object()).effective();
        Map<String, String> defaults = new LinkedHashMap<>();
        Shape.leaves()
                .forEach((path, leaf) -> defaults.put(path, shown(leaf, standard.at("/" + path.replace('.', '/')))));
        return defaults;
    }

    private static String shown(Shape.Leaf leaf, JsonNode value) {
        if (value.isMissingNode()) {
            return leaf instanceof Shape.Text(boolean required) && required ? "must be given" : "none";
        }
        return value.isArray() && value.isEmpty() ? "none" : "`" + value.asText() + "`";
    }
}
