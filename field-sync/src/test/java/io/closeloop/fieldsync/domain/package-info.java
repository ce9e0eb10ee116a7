@NullMarked
package io.closeloop.fieldsync.domain;

import org.jspecify.annotations.NullMarked;
