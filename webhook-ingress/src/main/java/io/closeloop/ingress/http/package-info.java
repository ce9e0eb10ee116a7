/** The door itself: who may come in, how long they may take, and what they are told. */
@NullMarked
package io.closeloop.ingress.http;

import org.jspecify.annotations.NullMarked;
