@NullMarked
package io.closeloop.local.process;

import org.jspecify.annotations.NullMarked;
