/** The order of values on their way into Close, as pure functions: which value goes next, and what an answer makes of it. */
@NullMarked
package io.closeloop.fieldsync.domain;

import org.jspecify.annotations.NullMarked;
