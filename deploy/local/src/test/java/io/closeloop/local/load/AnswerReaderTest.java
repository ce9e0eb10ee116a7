package io.closeloop.local.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final String WITH_LENGTH = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 4\r\n\r\n{\r\n}";
    private static final String IN_CHUNKS =
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n0\r\n\r\n\r\n0\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void an_answer_is_complete_with_its_last_byte_however_it_comes() {
        for (String answer : List.of(WITH_LENGTH, IN_CHUNKS)) {
            // When
            List<Integer> seen = byteByByte(answer);

            // Then
            assertThat(seen.subList(0, seen.size() - 1)).containsOnly(AnswerReader.MORE);
            assertThat(seen.getLast()).isEqualTo(Integer.parseInt(answer.substring(9, 12)));
            assertThat(reader.closes()).isFalse();
        }
    }

    @Test
    void a_server_that_wants_to_close_is_heard() {
        // When
        int status = reader.read(bytes("HTTP/1.1 400 Bad Request\r\nConnection: close\r\ncontent-length: 0\r\n\r\n"));

        // Then
        assertThat(status).isEqualTo(400);
        assertThat(reader.closes()).isTrue();
    }

    private List<Integer> byteByByte(String answer) {
        return IntStream.range(0, answer.length())
                .mapToObj(at -> reader.read(bytes(answer.substring(at, at + 1))))
                .toList();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
