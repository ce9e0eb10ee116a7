/** Proofs over HTTP, on a real broker. */
@NullMarked
package io.closeloop.ingress.http;

import org.jspecify.annotations.NullMarked;
