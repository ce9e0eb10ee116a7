/** The door to the internet. */
@NullMarked
package io.closeloop.ingress;

import org.jspecify.annotations.NullMarked;
