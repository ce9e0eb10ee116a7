@NullMarked
package io.closeloop.service.kafka;

import org.jspecify.annotations.NullMarked;
