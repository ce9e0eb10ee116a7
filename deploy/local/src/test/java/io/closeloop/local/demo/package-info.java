@NullMarked
package io.closeloop.local.demo;

import org.jspecify.annotations.NullMarked;
