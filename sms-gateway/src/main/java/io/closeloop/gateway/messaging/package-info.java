/** Kafka in. The only package that touches Kafka. */
@NullMarked
package io.closeloop.gateway.messaging;

import org.jspecify.annotations.NullMarked;
