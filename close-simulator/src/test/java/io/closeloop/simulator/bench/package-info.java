/** Measurements, not tests: run by hand. */
@NullMarked
package io.closeloop.simulator.bench;

import org.jspecify.annotations.NullMarked;
