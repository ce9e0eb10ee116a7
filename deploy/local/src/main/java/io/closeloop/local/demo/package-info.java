/** The product's main job, played against the local stack, shown as it happens, and judged by the simulator's ledger. */
@NullMarked
package io.closeloop.local.demo;

import org.jspecify.annotations.NullMarked;
