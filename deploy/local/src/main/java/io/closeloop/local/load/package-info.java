/** The load generator of {@code ./closeloop bench ingress}: a process of its own that takes orders on standard input and costs little. */
@NullMarked
package io.closeloop.local.load;

import org.jspecify.annotations.NullMarked;
