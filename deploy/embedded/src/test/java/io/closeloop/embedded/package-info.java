@NullMarked
package io.closeloop.embedded;

import org.jspecify.annotations.NullMarked;
