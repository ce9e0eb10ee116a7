/** What a network, a tired server or an unlucky delivery does, on demand. Knows no HTTP library. */
@NullMarked
package io.closeloop.simulator.fault;

import org.jspecify.annotations.NullMarked;
