@NullMarked
package io.closeloop.simulator.limit;

import org.jspecify.annotations.NullMarked;
