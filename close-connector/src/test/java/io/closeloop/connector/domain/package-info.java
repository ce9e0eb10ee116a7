/** Proofs in memory. */
@NullMarked
package io.closeloop.connector.domain;

import org.jspecify.annotations.NullMarked;
