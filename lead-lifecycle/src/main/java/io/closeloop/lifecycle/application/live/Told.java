package io.closeloop.lifecycle.application.live;

import io.closeloop.lifecycle.store.Cursor;

/**
 * What a stream tells its reader.
 *
 * @param <T> what the stream is about
 */
public sealed interface Told<T> {

    /** Something happened; who has seen it reads on from its place. */
    record News<T>(Cursor place, T what) implements Told<T> {}

    /** Nothing was missed up to this place: at the beginning, and now and then in silence. */
    record Silence<T>(Cursor place) implements Told<T> {}

    /** The place given by the reader lies ahead of the database, which was restored: what it knows has to be read anew. */
    record Lost<T>(Cursor place) implements Told<T> {}

    /** The last word: come back with a new token, or to another instance. */
    record End<T>(String why) implements Told<T> {}
}
