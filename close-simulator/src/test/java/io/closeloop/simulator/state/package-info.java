/** The store and its past. */
@NullMarked
package io.closeloop.simulator.state;

import org.jspecify.annotations.NullMarked;
