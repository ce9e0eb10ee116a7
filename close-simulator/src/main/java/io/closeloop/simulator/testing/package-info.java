/** A Close that a test starts in a line: for JUnit, and for Quarkus. Needs JUnit or Quarkus' test library beside the simulator. */
@NullMarked
package io.closeloop.simulator.testing;

import org.jspecify.annotations.NullMarked;
