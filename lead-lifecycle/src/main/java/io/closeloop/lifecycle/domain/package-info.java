/** The life of a lead, pure: no framework, no clock, no waiting. Read {@link io.closeloop.lifecycle.domain.Lifecycle} first. */
@NullMarked
package io.closeloop.lifecycle.domain;

import org.jspecify.annotations.NullMarked;
