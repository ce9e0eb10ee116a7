package io.closeloop.ingress.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.ingress.Deliveries;
import io.closeloop.ingress.domain.EventHead;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Rightly signed bodies of every kind: each is read, or refused with a reason; nothing else ever happens. */
class BodyProperties {

    private static final ObjectMapper OTHER_READER = new ObjectMapper();
    private static final byte[] WHOLE = Deliveries.leadUpdated("ev_1", "lead_A").getBytes(UTF_8);
    private static final byte[][] PIECES = {
        "{".getBytes(UTF_8),
        "}".getBytes(UTF_8),
        "[".getBytes(UTF_8),
        "\"event\":".getBytes(UTF_8),
        "\"id\":\"ev_2\",".getBytes(UTF_8),
        "\"data\":".getBytes(UTF_8),
        "null,".getBytes(UTF_8),
        "1e999999999".getBytes(UTF_8),
        "\"\\ud800\"".getBytes(UTF_8),
        "\\u0000".getBytes(UTF_8),
        {(byte) 0xC0, (byte) 0x80},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        {0}
    };

    @Property(tries = 2_000)
    void bytes_of_any_kind_are_refused_and_never_fail_otherwise(@ForAll @Size(max = 200) byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 5_000)
    void a_changed_event_is_refused_or_read_as_its_consumers_will_read_it(@ForAll long seed) {
        agreesWithTheConsumers(changed(seed));
    }

    @Property(tries = 2_000_000)
    @Tag("deep")
    void so_it_is_for_two_million(@ForAll long seed) {
        agreesWithTheConsumers(changed(seed));
    }

    private static void agreesWithTheConsumers(byte[] body) {
        EventHead head = readOrRefuse(body);
        if (head != null) {
            JsonNode event = other(body).path("event");
            assertThat(head.id()).isEqualTo(event.path("id").textValue());
            assertThat(head.objectType()).isEqualTo(event.path("object_type").textValue());
            assertThat(head.action()).isEqualTo(event.path("action").textValue());
            assertThat(head.objectId()).isEqualTo(event.path("object_id").textValue());
            assertThat(head.organization())
                    .isEqualTo(event.path("organization_id").textValue());
            assertThat(head.subject()).isNotBlank();
        }
    }

    private static @Nullable EventHead readOrRefuse(byte[] body) {
        try {
            return EventHeadReader.read(body);
        } catch (UnreadableEvent refused) {
            assertThat(refused).hasNoCause();
            return null;
        }
    }

    private static JsonNode other(byte[] body) {
        try {
            return OTHER_READER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("the consumers cannot read what the door let in", e);
        }
    }

    /** A whole event with some of its bytes changed, cut out, or replaced by what parsers stumble over. */
    private static byte[] changed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] body = WHOLE;
        for (int edits = random.nextInt(1, 5); edits > 0; edits--) {
            int from = random.nextInt(body.length);
            int to = Math.min(body.length, from + random.nextInt(8));
            byte[] piece =
                    random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : new byte[] {(byte) random.nextInt()};
            byte[] next = Arrays.copyOf(body, from + piece.length + body.length - to);
            System.arraycopy(piece, 0, next, from, piece.length);
            System.arraycopy(body, to, next, from + piece.length, body.length - to);
            body = next;
        }
        return body;
    }
}
