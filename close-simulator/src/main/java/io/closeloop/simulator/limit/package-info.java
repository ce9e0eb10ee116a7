/** Close's rate limits, off unless asked for. Source: close-api.md 8.1. */
@NullMarked
package io.closeloop.simulator.limit;

import org.jspecify.annotations.NullMarked;
