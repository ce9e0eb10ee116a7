package io.closeloop.e2e;

import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.local.client.JsonHttp;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.client.SimulatedClose.Person;
import io.closeloop.local.demo.Deed;
import io.closeloop.local.demo.Stage;
import io.closeloop.simulator.resource.MagicNumber;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What the demo does not show and Close makes hard: numbers that take no texts, somebody of the team who texts, STOP, a merge. */
final class HardStories {

    private static final List<MagicNumber> REFUSING = List.of(MagicNumber.FAILING, MagicNumber.OPTED_OUT);

    private final Stage stage;
    private final Product product;
    private final SimulatedClose close;

    HardStories(Stage stage, Product product, SimulatedClose close) {
        this.stage = stage;
        this.product = product;
        this.close = close;
    }

    /** @return what Close was made to do against the promises */
    List<String> play() {
        REFUSING.forEach(this::refused);
        takenOver();
        optedOut();
        merged();
        return Stream.concat(
                        stage.judge().complaints().stream()
                                .filter(complaint ->
                                        REFUSING.stream().noneMatch(number -> complaint.contains(number.number()))),
                        REFUSING.stream()
                                .filter(number -> triesOf(number) > 1)
                                .map(number -> number + " was tried again"))
                .toList();
    }

    /** Whether such a text ever leaves Close depends; that it has not arrived must be known, and it is not tried again. */
    private void refused(MagicNumber number) {
        Person nobody = close.createPerson("No Way", number.number());
        stage.activate(nobody);
        stage.expect(nobody, LEAD_ACTIVATED);
        awaitOf(nobody, "the intro to be known as not sent", () -> hasText(nobody, "OUT", "NOT_SENT"));
    }

    private long triesOf(MagicNumber number) {
        return stage.deeds().stream()
                .filter(deed -> deed instanceof Deed.Text text && text.to().equals(number.number()))
                .count();
    }

    private void takenOver() {
        Person ed = introduced("Ed Lau");
        close.textByPerson(ed, "Ana here myself. When may I call?");
        awaitOf(
                ed,
                "the person to own the conversation",
                () -> overlays(ed).path("owner").asText().equals("PERSON"));
        close.textFrom(ed, "In the evening");
        stage.expect(ed, INTRO_RESPONSE);
    }

    private void optedOut() {
        Person flo = introduced("Flo Abe");
        close.textFrom(flo, "STOP");
        awaitOf(flo, "the opt-out to count", () -> phaseOf(flo).equals("CLOSED") || !maySpeak(flo));
        close.textFrom(flo, "Hello?");
        awaitOf(flo, "the text after it", () -> hasTexts(flo, "IN", 2));
    }

    private void merged() {
        Person gus = introduced("Gus Ito");
        Person other = stage.enter("Gus Itoh");
        close.merge(gus, other);
        Person survivor = new Person(gus.name(), gus.phone(), other.leadId(), gus.contactId());
        awaitOf(survivor, "the engagement to move", () -> !engagement(survivor).isMissingNode());
        close.runWorkflow(survivor, Map.of("charlie_kill_switch", "true"));
        stage.expect(survivor, KILL_SWITCH_REACHED);
    }

    private Person introduced(String name) {
        Person person = stage.enter(name);
        stage.activate(person);
        stage.expect(person, LEAD_ACTIVATED);
        stage.expectIntro(person);
        return person;
    }

    private boolean maySpeak(Person person) {
        return engagement(person).path("maySpeak").path("answer").asBoolean();
    }

    private String phaseOf(Person person) {
        return engagement(person).path("phase").asText();
    }

    private JsonNode overlays(Person person) {
        return engagement(person).path("overlays");
    }

    private JsonNode engagement(Person person) {
        return product.lead(person.leadId()).path("engagements").path(0);
    }

    private boolean hasText(Person person, String direction, String state) {
        return texts(person)
                .anyMatch(text -> text.path("direction").asText().equals(direction)
                        && text.path("state").asText().equals(state));
    }

    private boolean hasTexts(Person person, String direction, int count) {
        return texts(person)
                        .filter(text -> text.path("direction").asText().equals(direction))
                        .count()
                == count;
    }

    private Stream<JsonNode> texts(Person person) {
        return StreamSupport.stream(
                product.conversation(person.leadId()).path("texts").spliterator(), false);
    }

    private void awaitOf(Person person, String what, BooleanSupplier come) {
        try {
            await(what, come);
        } catch (ConditionTimeoutException inVain) {
            throw new AssertionError(
                    what + " was waited for in vain: " + product.lead(person.leadId())
                            + product.conversation(person.leadId()),
                    inVain);
        }
    }

    private static void await(String what, BooleanSupplier come) {
        Awaitility.await(what).atMost(RunningHouse.PATIENCE).until(() -> {
            try {
                return come.getAsBoolean();
            } catch (JsonHttp.Refused notYetKnown) {
                return false;
            }
        });
    }
}
