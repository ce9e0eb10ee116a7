/** The door to Close: {@link io.closeloop.close.CloseApi} and what comes back through it. */
@NullMarked
package io.closeloop.close;

import org.jspecify.annotations.NullMarked;
