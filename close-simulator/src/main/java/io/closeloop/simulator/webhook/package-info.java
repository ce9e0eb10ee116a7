/** From a change to the signed delivery: event log, consolidation, filters, subscriptions, retries. */
@NullMarked
package io.closeloop.simulator.webhook;

import org.jspecify.annotations.NullMarked;
