/** Kafka in and out: how every service consumes per lead, follows a compacted topic, publishes, and puts aside what it cannot read. */
@NullMarked
package io.closeloop.service.kafka;

import org.jspecify.annotations.NullMarked;
