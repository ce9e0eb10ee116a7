/** Kafka in. */
@NullMarked
package io.closeloop.fieldsync.messaging;

import org.jspecify.annotations.NullMarked;
