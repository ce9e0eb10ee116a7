/** Credentials: a reading port for all services, a writing port for close-connector alone, and the local adapter of both. */
@NullMarked
package io.closeloop.close.credential;

import org.jspecify.annotations.NullMarked;
