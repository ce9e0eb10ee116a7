/** Where the processor time of a measured process goes, by the JDK's own recorder. */
@NullMarked
package io.closeloop.local.bench.profile;

import org.jspecify.annotations.NullMarked;
