/** Kafka in: Close's events and what became of texts, translated into news. Only this package touches Kafka. */
@NullMarked
package io.closeloop.lifecycle.messaging;

import org.jspecify.annotations.NullMarked;
