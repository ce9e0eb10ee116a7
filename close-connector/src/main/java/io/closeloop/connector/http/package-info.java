/** The HTTP API of the control plane. */
@NullMarked
package io.closeloop.connector.http;

import org.jspecify.annotations.NullMarked;
