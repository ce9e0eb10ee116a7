/** The door itself. */
@NullMarked
package io.closeloop.ingress.http;

import org.jspecify.annotations.NullMarked;
