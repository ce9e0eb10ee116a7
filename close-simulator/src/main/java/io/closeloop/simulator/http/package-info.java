/** Close's REST shapes, the hand of a person under /_simulator, and the sending of webhooks. */
@NullMarked
package io.closeloop.simulator.http;

import org.jspecify.annotations.NullMarked;
