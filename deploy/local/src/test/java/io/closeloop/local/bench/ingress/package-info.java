@NullMarked
package io.closeloop.local.bench.ingress;

import org.jspecify.annotations.NullMarked;
