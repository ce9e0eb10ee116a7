@NullMarked
package io.closeloop.gateway.application;

import org.jspecify.annotations.NullMarked;
