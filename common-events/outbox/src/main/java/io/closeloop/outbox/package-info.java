/** What every service with a database shares: the transaction, inbox, outbox and its publisher, and rows of work carried out outside transactions. */
@NullMarked
package io.closeloop.outbox;

import org.jspecify.annotations.NullMarked;
