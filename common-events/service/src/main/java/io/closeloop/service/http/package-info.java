/** What every HTTP API shares: problem details and the caller. */
@NullMarked
package io.closeloop.service.http;

import org.jspecify.annotations.NullMarked;
