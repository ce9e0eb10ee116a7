@NullMarked
package io.closeloop.fieldsync.application;

import org.jspecify.annotations.NullMarked;
