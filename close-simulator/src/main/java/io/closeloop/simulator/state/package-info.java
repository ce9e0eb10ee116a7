/** What Close knows and the rules that hold for every resource. Knows no HTTP and no thread but its one lock. */
@NullMarked
package io.closeloop.simulator.state;

import org.jspecify.annotations.NullMarked;
