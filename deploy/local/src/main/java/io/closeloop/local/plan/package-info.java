/** What the local stack consists of: pure, decided before anything is started. */
@NullMarked
package io.closeloop.local.plan;

import org.jspecify.annotations.NullMarked;
