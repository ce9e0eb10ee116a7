package io.closeloop.lifecycle.domain.setter;

import java.util.List;
import java.util.UUID;

/**
 * One inbound turn that wants an answer.
 *
 * @param turn an answer to an older turn is dropped
 * @param texts what the lead wrote since the last answer, oldest first; a burst is one turn
 * @param answersGiven how often the setter has answered in this engagement
 */
public record Question(
        UUID engagementId, UUID setterId, int turn, String firstName, List<String> texts, int answersGiven) {}
