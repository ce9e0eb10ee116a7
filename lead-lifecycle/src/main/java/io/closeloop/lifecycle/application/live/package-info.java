/** Live streams: what happens to leads, told while it happens. */
@NullMarked
package io.closeloop.lifecycle.application.live;

import org.jspecify.annotations.NullMarked;
