/**
 * The contract between the services, and with any program that reads their topics: event records, topics, the CloudEvents mapping.
 * It knows no service and nothing of Close's wire format.
 */
@NullMarked
package io.closeloop.events;

import org.jspecify.annotations.NullMarked;
