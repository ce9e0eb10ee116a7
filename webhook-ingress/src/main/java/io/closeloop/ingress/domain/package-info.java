/** A delivery at the door and what can become of it. Pure. */
@NullMarked
package io.closeloop.ingress.domain;

import org.jspecify.annotations.NullMarked;
