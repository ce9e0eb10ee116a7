/** {@code POST /data/search/}: the query tree, what it is matched against, and the cursors that lead on. Source: close-api.md 3.6. */
@NullMarked
package io.closeloop.simulator.resource.search;

import org.jspecify.annotations.NullMarked;
