package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.setter.Reply;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.smallrye.mutiny.Uni;

/**
 * The port behind which a conversation is led. It may take its time: nothing waits for it inside a transaction. A failure is asked again; Java's own
 * exceptions without a cause in the plumbing ({@link Bugs}) are bugs, and park the lead.
 */
public interface Setter {

    /** Asked again after a crash, it may answer the same question twice; only the first answer counts. */
    Uni<Reply> reply(SetterProfile setter, Question question);
}
