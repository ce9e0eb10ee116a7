/** The service as a whole. */
@NullMarked
package io.closeloop.lifecycle;

import org.jspecify.annotations.NullMarked;
