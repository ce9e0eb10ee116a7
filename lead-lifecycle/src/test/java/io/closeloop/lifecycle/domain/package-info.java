/** The rules, told as stories. {@link io.closeloop.lifecycle.domain.Story} is the harness. */
@NullMarked
package io.closeloop.lifecycle.domain;

import org.jspecify.annotations.NullMarked;
