/** Bringing the planned stack up, watching it, taking it down. */
@NullMarked
package io.closeloop.local.stack;

import org.jspecify.annotations.NullMarked;
