/** The use cases: one transaction each, and what is carried out between them. */
@NullMarked
package io.closeloop.lifecycle.application;

import org.jspecify.annotations.NullMarked;
