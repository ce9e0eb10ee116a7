/** What other services say that the control plane needs to know. */
@NullMarked
package io.closeloop.connector.messaging;

import org.jspecify.annotations.NullMarked;
