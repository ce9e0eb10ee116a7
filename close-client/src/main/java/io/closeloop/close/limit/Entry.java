package io.closeloop.close.limit;

import java.util.concurrent.Executor;

/**
 * Who stands before a {@link Gate}.
 *
 * @param within nanoseconds; a call that has not got in by then goes away with a {@link TooLateException}
 * @param here where the call goes on when its turn has come
 */
public record Entry(Priority priority, long within, Executor here) {}
