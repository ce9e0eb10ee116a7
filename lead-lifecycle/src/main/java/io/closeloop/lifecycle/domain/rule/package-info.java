/** The rules, one class each, with their source. */
@NullMarked
package io.closeloop.lifecycle.domain.rule;

import org.jspecify.annotations.NullMarked;
