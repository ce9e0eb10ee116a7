/** {@code ./closeloop bench lifecycle}: lead-lifecycle beside a floor that does the bare transaction, in one run. Figures, never assertions. */
@NullMarked
package io.closeloop.local.bench.lifecycle;

import org.jspecify.annotations.NullMarked;
