/** The database of the control plane. */
@NullMarked
package io.closeloop.connector.store;

import org.jspecify.annotations.NullMarked;
