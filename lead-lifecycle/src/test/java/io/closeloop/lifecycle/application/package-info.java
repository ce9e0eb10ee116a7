@NullMarked
package io.closeloop.lifecycle.application;

import org.jspecify.annotations.NullMarked;
