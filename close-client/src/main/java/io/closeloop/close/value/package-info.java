/** Values that people type into Close, read the way people mean them. */
@NullMarked
package io.closeloop.close.value;

import org.jspecify.annotations.NullMarked;
