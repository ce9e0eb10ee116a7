/** One REST interface per Close resource. Only {@link io.closeloop.close.CloseApi} calls them; it owns retry and failure mapping. */
@NullMarked
package io.closeloop.close.rest;

import org.jspecify.annotations.NullMarked;
