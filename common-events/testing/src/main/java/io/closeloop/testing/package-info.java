/** For tests only: no service has this on its class path when it runs. */
@NullMarked
package io.closeloop.testing;

import org.jspecify.annotations.NullMarked;
