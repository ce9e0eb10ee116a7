@NullMarked
package io.closeloop.local.load;

import org.jspecify.annotations.NullMarked;
