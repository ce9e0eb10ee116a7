/** Proofs in memory. */
@NullMarked
package io.closeloop.ingress.application;

import org.jspecify.annotations.NullMarked;
