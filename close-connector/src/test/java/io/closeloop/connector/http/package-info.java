/** Proofs over HTTP, with a real broker, a real database and the simulated Close. */
@NullMarked
package io.closeloop.connector.http;

import org.jspecify.annotations.NullMarked;
