/** Proofs that hold for the whole service. */
@NullMarked
package io.closeloop.connector;

import org.jspecify.annotations.NullMarked;
