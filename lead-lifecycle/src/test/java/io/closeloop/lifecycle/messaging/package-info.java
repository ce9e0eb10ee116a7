@NullMarked
package io.closeloop.lifecycle.messaging;

import org.jspecify.annotations.NullMarked;
