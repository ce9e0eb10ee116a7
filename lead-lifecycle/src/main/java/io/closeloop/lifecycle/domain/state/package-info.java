/** What is known about one lead: control facts, engagements, phases and overlays. */
@NullMarked
package io.closeloop.lifecycle.domain.state;

import org.jspecify.annotations.NullMarked;
