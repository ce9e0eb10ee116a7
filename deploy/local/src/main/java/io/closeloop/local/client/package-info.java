/** The HTTP APIs that demo and benchmark drive: the services', and the simulator's. */
@NullMarked
package io.closeloop.local.client;

import org.jspecify.annotations.NullMarked;
