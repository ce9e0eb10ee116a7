@NullMarked
package io.closeloop.lifecycle.http;

import org.jspecify.annotations.NullMarked;
