@NullMarked
package io.closeloop.local.stack;

import org.jspecify.annotations.NullMarked;
