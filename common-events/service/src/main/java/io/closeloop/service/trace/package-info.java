/** One trace from the webhook to the call to Close. */
@NullMarked
package io.closeloop.service.trace;

import org.jspecify.annotations.NullMarked;
