/** The HTTP API. */
@NullMarked
package io.closeloop.fieldsync.http;

import org.jspecify.annotations.NullMarked;
