/** What Close's webhook brings: signature and event. Static, so that it works where no container is running. */
@NullMarked
package io.closeloop.close.event;

import org.jspecify.annotations.NullMarked;
