/** The gateway's HTTP API: what became of texts. */
@NullMarked
package io.closeloop.gateway.http;

import org.jspecify.annotations.NullMarked;
