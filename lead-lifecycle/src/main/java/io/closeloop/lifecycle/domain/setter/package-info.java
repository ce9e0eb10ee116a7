/** What a setter is, what it is asked and what it may answer. */
@NullMarked
package io.closeloop.lifecycle.domain.setter;

import org.jspecify.annotations.NullMarked;
