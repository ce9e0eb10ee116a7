@NullMarked
package io.closeloop.lifecycle.store;

import org.jspecify.annotations.NullMarked;
