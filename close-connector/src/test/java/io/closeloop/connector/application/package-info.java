/** Proofs in memory. */
@NullMarked
package io.closeloop.connector.application;

import org.jspecify.annotations.NullMarked;
