/**
 * Close's JSON as records. Leads, contacts, phones and subscribed events, which may be written back, keep every key; elsewhere unknown
 * ones are ignored. Texts and phone numbers never print.
 */
@NullMarked
package io.closeloop.close.wire;

import org.jspecify.annotations.NullMarked;
