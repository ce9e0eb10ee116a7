@NullMarked
package io.closeloop.local.bench;

import org.jspecify.annotations.NullMarked;
