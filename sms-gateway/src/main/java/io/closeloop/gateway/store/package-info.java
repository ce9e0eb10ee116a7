/** The gateway's database: the message ledger and the gates. The only package that touches Hibernate or SQL. */
@NullMarked
package io.closeloop.gateway.store;

import org.jspecify.annotations.NullMarked;
