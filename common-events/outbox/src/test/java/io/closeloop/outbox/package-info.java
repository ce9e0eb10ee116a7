@NullMarked
package io.closeloop.outbox;

import org.jspecify.annotations.NullMarked;
