@NullMarked
package io.closeloop.fieldsync.house;

import org.jspecify.annotations.NullMarked;
