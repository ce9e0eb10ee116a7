/** The gateway's use cases, one class each. */
@NullMarked
package io.closeloop.gateway.application;

import org.jspecify.annotations.NullMarked;
