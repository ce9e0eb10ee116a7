@NullMarked
package io.closeloop.lifecycle.settings;

import org.jspecify.annotations.NullMarked;
