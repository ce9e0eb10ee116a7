@NullMarked
package io.closeloop.gateway.house;

import org.jspecify.annotations.NullMarked;
