/** {@code ./closeloop bench ingress}: webhook-ingress beside a floor and two frameworks, in one run. Figures, never assertions. */
@NullMarked
package io.closeloop.local.bench.ingress;

import org.jspecify.annotations.NullMarked;
