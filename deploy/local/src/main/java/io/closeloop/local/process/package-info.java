/** Processes of this machine: which are ours, whether they live, what they listen on. */
@NullMarked
package io.closeloop.local.process;

import org.jspecify.annotations.NullMarked;
