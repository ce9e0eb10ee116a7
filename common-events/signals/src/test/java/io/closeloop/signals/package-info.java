@NullMarked
package io.closeloop.signals;

import org.jspecify.annotations.NullMarked;
