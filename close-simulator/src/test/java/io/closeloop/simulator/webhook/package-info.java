/** Signatures and filters, from the reference's own samples. */
@NullMarked
package io.closeloop.simulator.webhook;

import org.jspecify.annotations.NullMarked;
