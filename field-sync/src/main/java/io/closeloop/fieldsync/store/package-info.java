/** The database: mappings, writes, and the lanes that order them. */
@NullMarked
package io.closeloop.fieldsync.store;

import org.jspecify.annotations.NullMarked;
