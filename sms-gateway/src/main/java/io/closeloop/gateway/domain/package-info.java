/** What the gateway decides, as pure functions over sealed types. Knows Java and the contract, nothing else. */
@NullMarked
package io.closeloop.gateway.domain;

import org.jspecify.annotations.NullMarked;
