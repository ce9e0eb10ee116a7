/** What the service lives among in its tests: a real broker, a real database, a simulated Close whose webhooks arrive. */
@NullMarked
package io.closeloop.lifecycle.house;

import org.jspecify.annotations.NullMarked;
