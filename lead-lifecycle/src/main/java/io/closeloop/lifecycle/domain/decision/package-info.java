/** What is decided: state, events, requests, timeline. */
@NullMarked
package io.closeloop.lifecycle.domain.decision;

import org.jspecify.annotations.NullMarked;
