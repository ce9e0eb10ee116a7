@NullMarked
package io.closeloop.e2e;

import org.jspecify.annotations.NullMarked;
