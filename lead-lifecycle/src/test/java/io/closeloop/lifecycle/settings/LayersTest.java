package io.closeloop.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.lifecycle.settings.Layers.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final String SCRIPT = """
            "script":{"intro":"Hi","ctaMessage":"Book"}""";

    @Test
    void what_nobody_says_is_ours() {
        SetterSettings settings = over("{}", "{" + SCRIPT + "}").settings();

        assertThat(settings).isEqualTo(SetterSettings.standard(new Script("Hi", null, "Book", List.of())));
    }

    @Test
    void the_setter_goes_over_the_account_and_the_account_over_ours() {
        String account = """
                {"script":{"intro":"Hello","ctaMessage":"Book"},"pauses":{"afterPerson":"PT1H","afterWorkflow":"PT2H"}}""";

        SetterSettings settings = over(account, """
                {"script":{"intro":"Hi"},"pauses":{"afterPerson":"PT5M"}}""").settings();

        assertThat(settings.script()).isEqualTo(new Script("Hi", null, "Book", List.of()));
        assertThat(settings.pauses())
                .isEqualTo(
                        new SetterSettings.Pauses(Duration.ofMinutes(5), Duration.ofHours(2), Duration.ofMinutes(30)));
    }

    @Test
    void a_list_counts_whole() {
        SetterSettings settings = over("""
                {"script":{"intro":"Hi","ctaMessage":"Book","disqualifyingWords":["a","b"]}}""", """
                {"script":{"disqualifyingWords":["c"]}}""").settings();

        assertThat(settings.script().disqualifyingWords()).containsExactly("c");
    }

    @Test
    void an_empty_text_takes_away_what_lies_below() {
        Layers layers = over("""
                {"script":{"intro":"Hi","ctaMessage":"Book","question":"Why?"}}""", """
                {"script":{"question":""},"lastWords":{"help":""}}""");

        assertThat(layers.settings().script().question()).isNull();
        assertThat(layers.settings().lastWords().help()).isNull();
        assertThat(layers.sources()).containsEntry("script.question", Source.SETTER);
    }

    @Test
    void each_value_says_where_it_comes_from() {
        Layers layers = over("""
                {"pauses":{"afterWorkflow":"PT2H"}}""", "{" + SCRIPT + "}");

        assertThat(layers.sources())
                .containsEntry("script.intro", Source.SETTER)
                .containsEntry("pauses.afterWorkflow", Source.ACCOUNT)
                .containsEntry("pauses.afterPerson", Source.STANDARD)
                .containsOnlyKeys(Shape.leaves().keySet());
    }

    @Test
    void laying_them_over_each_other_changes_none_of_them() {
        ObjectNode account = Json.read("""
                {"pauses":{"afterWorkflow":"PT2H"}}""");
        ObjectNode setter = Json.read("""
                {"pauses":{"afterPerson":"PT1H"}}""");
        ObjectNode accountBefore = account.deepCopy();
        ObjectNode setterBefore = setter.deepCopy();

        new Layers(account, setter).effective().withObject("/pauses").put("beforeIntro", "PT9H");

        assertThat(account).isEqualTo(accountBefore);
        assertThat(setter).isEqualTo(setterBefore);
        assertThat(over("{}", "{}").effective().at("/pauses/beforeIntro").asText())
                .isEqualTo("PT30M");
    }

    @Test
    void tidied_a_document_holds_only_what_it_says() {
        ObjectNode document = Json.read("""
                {"pauses":{"afterPerson":null},"script":{"intro":"Hi","question":null},"booking":{}}""");

        assertThat(Json.tidy(document)).isEqualTo(Json.read("{\"script\":{\"intro\":\"Hi\"}}"));
    }

    private static Layers over(String account, String setter) {
        return new Layers(Json.read(account), Json.read(setter));
    }
}
