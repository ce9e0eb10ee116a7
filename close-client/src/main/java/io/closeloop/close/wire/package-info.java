/** Close's JSON as records. Unknown fields are ignored or, on leads and contacts, kept; texts and phone numbers never print. */
@NullMarked
package io.closeloop.close.wire;

import org.jspecify.annotations.NullMarked;
