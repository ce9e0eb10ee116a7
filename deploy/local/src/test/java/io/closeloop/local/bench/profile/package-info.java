@NullMarked
package io.closeloop.local.bench.profile;

import org.jspecify.annotations.NullMarked;
