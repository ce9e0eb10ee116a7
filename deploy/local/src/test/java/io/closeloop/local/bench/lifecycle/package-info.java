@NullMarked
package io.closeloop.local.bench.lifecycle;

import org.jspecify.annotations.NullMarked;
