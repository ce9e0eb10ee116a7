/** Measures the local stack as a whole: start, memory, and the way of an event from the webhook to the text. Figures, never assertions. */
@NullMarked
package io.closeloop.local.bench;

import org.jspecify.annotations.NullMarked;
