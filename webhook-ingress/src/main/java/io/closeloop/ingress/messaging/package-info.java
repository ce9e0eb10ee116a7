/** The one topic that the door writes to. */
@NullMarked
package io.closeloop.ingress.messaging;

import org.jspecify.annotations.NullMarked;
