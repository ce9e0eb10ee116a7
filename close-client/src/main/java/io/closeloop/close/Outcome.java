package io.closeloop.close;

import java.util.function.Function;

/**
 * What a call to Close came to. Failures are values, so a caller's {@code switch} names each of them:
 *
 * <pre>{@code
 * switch (outcome) {
 *     case Ok(Lead lead) -> …
 *     case Failed(NotFound()) -> …
 *     case Failed(RateLimited(Duration after)) -> …
 *     case Failed(CloseFailure other) -> …
 * }
 * }</pre>
 */
public sealed interface Outcome<T> {

    record Ok<T>(T value) implements Outcome<T> {}

    record Failed<T>(CloseFailure failure) implements Outcome<T> {}

    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Outcome<T> failed(CloseFailure failure) {
        return new Failed<>(failure);
    }

    default <R> Outcome<R> map(Function<T, R> change) {
        return switch (this) {
            case Ok<T>(T value) -> ok(change.apply(value));
            case Failed<T>(CloseFailure failure) -> failed(failure);
        };
    }
}
