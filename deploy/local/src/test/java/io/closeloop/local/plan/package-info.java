@NullMarked
package io.closeloop.local.plan;

import org.jspecify.annotations.NullMarked;
