/** A real Kafka broker and a real PostgreSQL without Docker: for tests and the local stack. */
@NullMarked
package io.closeloop.embedded;

import org.jspecify.annotations.NullMarked;
