/** A local Close: {@link io.closeloop.simulator.CloseSimulator} is the door, with define(), act() and query(). */
@NullMarked
package io.closeloop.simulator;

import org.jspecify.annotations.NullMarked;
