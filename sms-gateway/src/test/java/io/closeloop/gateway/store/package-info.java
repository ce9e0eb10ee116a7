@NullMarked
package io.closeloop.gateway.store;

import org.jspecify.annotations.NullMarked;
