@NullMarked
package io.closeloop.gateway.domain;

import org.jspecify.annotations.NullMarked;
