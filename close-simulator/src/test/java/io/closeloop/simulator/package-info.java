/** The simulator against the reference: the tests are its proof of faithfulness. */
@NullMarked
package io.closeloop.simulator;

import org.jspecify.annotations.NullMarked;
