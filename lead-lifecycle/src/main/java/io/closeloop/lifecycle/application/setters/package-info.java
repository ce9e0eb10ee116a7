/** People keep setters: one class for each thing that they do. */
@NullMarked
package io.closeloop.lifecycle.application.setters;

import org.jspecify.annotations.NullMarked;
