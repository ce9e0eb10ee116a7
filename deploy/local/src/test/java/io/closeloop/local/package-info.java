@NullMarked
package io.closeloop.local;

import org.jspecify.annotations.NullMarked;
