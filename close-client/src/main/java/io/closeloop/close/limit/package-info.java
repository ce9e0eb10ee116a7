/** The rate governor: how many calls Close lets us make, learnt from what it answers. Pure; the clock is an argument. */
@NullMarked
package io.closeloop.close.limit;

import org.jspecify.annotations.NullMarked;
