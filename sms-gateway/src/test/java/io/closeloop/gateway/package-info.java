@NullMarked
package io.closeloop.gateway;

import org.jspecify.annotations.NullMarked;
