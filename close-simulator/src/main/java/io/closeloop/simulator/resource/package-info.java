/** One descriptor per Close resource, with the rules that are its own. */
@NullMarked
package io.closeloop.simulator.resource;

import org.jspecify.annotations.NullMarked;
