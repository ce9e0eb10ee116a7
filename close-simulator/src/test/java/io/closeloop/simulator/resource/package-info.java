/** Descriptors and the list of operations. */
@NullMarked
package io.closeloop.simulator.resource;

import org.jspecify.annotations.NullMarked;
