/** One class per use case: connecting, changing settings, asking, removing, undoing. */
@NullMarked
package io.closeloop.connector.application;

import org.jspecify.annotations.NullMarked;
