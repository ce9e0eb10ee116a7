/** From the Close client's signals to their topic: the one place that knows both. */
@NullMarked
package io.closeloop.signals;

import org.jspecify.annotations.NullMarked;
