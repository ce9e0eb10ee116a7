/** The use cases: replacing mappings, recording milestones, writing fields. */
@NullMarked
package io.closeloop.fieldsync.application;

import org.jspecify.annotations.NullMarked;
