/** Credentials: a reading port for all services, a writing port for close-connector alone, and the adapters of both: an encrypted directory, and Vault. */
@NullMarked
package io.closeloop.close.credential;

import org.jspecify.annotations.NullMarked;
