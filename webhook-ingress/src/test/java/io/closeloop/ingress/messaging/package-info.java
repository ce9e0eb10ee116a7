@NullMarked
package io.closeloop.ingress.messaging;

import org.jspecify.annotations.NullMarked;
