/** Proofs that hold for the whole door. */
@NullMarked
package io.closeloop.ingress;

import org.jspecify.annotations.NullMarked;
