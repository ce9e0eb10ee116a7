/** Connections to the database and the broker that break at a chosen message, and what may be seen of a lead's story then: nothing else than without. */
@NullMarked
package io.closeloop.lifecycle.cut;

import org.jspecify.annotations.NullMarked;
