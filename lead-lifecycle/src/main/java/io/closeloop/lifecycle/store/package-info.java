/** The database. Only this package touches Hibernate and SQL. */
@NullMarked
package io.closeloop.lifecycle.store;

import org.jspecify.annotations.NullMarked;
