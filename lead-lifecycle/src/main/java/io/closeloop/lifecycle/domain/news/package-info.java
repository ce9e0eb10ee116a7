/** What can happen to a lead. */
@NullMarked
package io.closeloop.lifecycle.domain.news;

import org.jspecify.annotations.NullMarked;
