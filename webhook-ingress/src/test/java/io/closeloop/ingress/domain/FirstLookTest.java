package io.closeloop.ingress.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.ingress.Knocks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLookTest {

    private static final long LARGEST = 100;

    @Test
    void a_signed_json_post_is_worth_its_body() {
        assertThat(at(Knocks.post()))
                .isEqualTo(new FirstLook.Admitted("int_1", new Signature("1760000000", "ab".repeat(32)), 10));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /webhooks/close/int_1, WRONG_METHOD",
        "OPTIONS, /webhooks/close/int_1, WRONG_METHOD",
        "post, /webhooks/close/int_1, WRONG_METHOD",
        "POST, /, WRONG_METHOD",
        "HEAD, /, WRONG_METHOD",
        "GET, /favicon.ico, NO_SUCH_PAGE",
        "POST, '', NO_SUCH_PAGE",
        "POST, /webhooks/close, NO_SUCH_PAGE",
        "POST, /webhooks/close/, NO_SUCH_PAGE",
        "POST, /webhooks/close/int_1/, NO_SUCH_PAGE",
        "POST, /webhooks/close/int%5F1, NO_SUCH_PAGE",
        "POST, /webhooks/close/../int_1, NO_SUCH_PAGE",
        "POST, //webhooks/close/int_1, NO_SUCH_PAGE",
        "POST, /webhooks/close/int_ä, NO_SUCH_PAGE",
        "POST, /webhooks/close/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, NO_SUCH_PAGE"
    })
    void another_method_or_place_is_turned_away(String method, String path, Refusal reason) {
        assertThat(at(Knocks.withMethodAndPath(method, path))).isEqualTo(new FirstLook.TurnedAway(reason));
    }

    @Test
    void the_front_page_is_shown() {
        assertThat(at(Knocks.withMethodAndPath("GET", "/"))).isEqualTo(new FirstLook.AboutPage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON", "application/json; charset=utf-8", "application/json;x=y"
            })
    void json_may_be_spelled_as_http_allows(String type) {
        assertThat(at(Knocks.withTypes(List.of(type)))).isInstanceOf(FirstLook.Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/json",
                "application/jsonp",
                "application/x-www-form-urlencoded",
                "json",
                "multipart/form-data"
            })
    void another_type_is_turned_away(String type) {
        assertThat(at(Knocks.withTypes(List.of(type)))).isEqualTo(new FirstLook.TurnedAway(Refusal.WRONG_TYPE));
    }

    @Test
    void no_type_and_two_types_are_turned_away() {
        assertThat(at(Knocks.withTypes(List.of()))).isEqualTo(new FirstLook.TurnedAway(Refusal.WRONG_TYPE));
        assertThat(at(Knocks.withTypes(List.of("application/json", "application/json"))))
                .isEqualTo(new FirstLook.TurnedAway(Refusal.WRONG_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity", ""})
    void an_encoded_body_is_turned_away_whatever_the_encoding(String coding) {
        assertThat(at(Knocks.withContentEncoding(coding))).isEqualTo(new FirstLook.TurnedAway(Refusal.ENCODED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"101", "10000000000", "99999999999999999999999999", "-1", "+5", "0x10", "1e3", "", " 5", "٣"})
    void a_length_that_is_too_large_or_none_is_turned_away(String length) {
        assertThat(at(Knocks.withFraming(List.of(length), List.of())))
                .isEqualTo(new FirstLook.TurnedAway(Refusal.TOO_LARGE));
    }

    @Test
    void the_largest_body_is_taken() {
        assertThat(at(Knocks.withFraming(List.of("100"), List.of()))).isInstanceOf(FirstLook.Admitted.class);
    }

    @Test
    void chunks_come_unannounced() {
        assertThat(at(Knocks.withFraming(List.of(), List.of("chunked"))))
                .isInstanceOfSatisfying(
                        FirstLook.Admitted.class,
                        admitted -> assertThat(admitted.length()).isEqualTo(FirstLook.UNANNOUNCED));
    }

    @Test
    void a_body_whose_end_could_be_read_in_two_ways_is_no_request() {
        assertThat(List.of(
                        Knocks.withFraming(List.of("5"), List.of("chunked")),
                        Knocks.withFraming(List.of("5", "5"), List.of()),
                        Knocks.withFraming(List.of("5", "6"), List.of()),
                        Knocks.withFraming(List.of(), List.of("chunked", "chunked")),
                        Knocks.withFraming(List.of(), List.of("gzip, chunked")),
                        Knocks.withFraming(List.of(), List.of("chunked, identity")),
                        Knocks.withFraming(List.of(), List.of("xchunked")),
                        Knocks.withFraming(List.of(), List.of("identity")),
                        Knocks.withFraming(List.of(), List.of(""))))
                .allSatisfy(knock -> assertThat(at(knock)).isEqualTo(new FirstLook.TurnedAway(Refusal.MALFORMED)));
    }

    private static FirstLook at(Knock knock) {
        return FirstLook.at(knock, LARGEST);
    }
}
