@NullMarked
package io.closeloop.events;

import org.jspecify.annotations.NullMarked;
