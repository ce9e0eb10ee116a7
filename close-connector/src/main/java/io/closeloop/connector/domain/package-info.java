/** An integration and its settings. Pure. */
@NullMarked
package io.closeloop.connector.domain;

import org.jspecify.annotations.NullMarked;
