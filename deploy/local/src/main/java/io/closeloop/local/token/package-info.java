/** Bearer tokens of the local stack. */
@NullMarked
package io.closeloop.local.token;

import org.jspecify.annotations.NullMarked;
