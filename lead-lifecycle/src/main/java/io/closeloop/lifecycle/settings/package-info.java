/** A setter's settings as people write them: a JSON document of which any part may be missing. What lies over what, and what is wrong where. */
@NullMarked
package io.closeloop.lifecycle.settings;

import org.jspecify.annotations.NullMarked;
