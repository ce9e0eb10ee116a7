/** Where an answer arrives: on the Vert.x context that asked, which carries the trace and perhaps a database session. */
@NullMarked
package io.closeloop.close.context;

import org.jspecify.annotations.NullMarked;
