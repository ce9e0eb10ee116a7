/** What the door does with a delivery, in order. */
@NullMarked
package io.closeloop.ingress.application;

import org.jspecify.annotations.NullMarked;
