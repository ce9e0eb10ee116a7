@NullMarked
package io.closeloop.fieldsync;

import org.jspecify.annotations.NullMarked;
