@NullMarked
package io.closeloop.simulator.testing;

import org.jspecify.annotations.NullMarked;
