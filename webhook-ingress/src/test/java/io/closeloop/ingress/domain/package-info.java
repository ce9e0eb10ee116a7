/** Proofs of what a head alone decides. */
@NullMarked
package io.closeloop.ingress.domain;

import org.jspecify.annotations.NullMarked;
