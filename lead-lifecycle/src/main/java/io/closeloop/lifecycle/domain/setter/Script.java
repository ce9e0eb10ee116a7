package io.closeloop.lifecycle.domain.setter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scripted setter says. Texts may hold <code>{{first_name}}</code>.
 *
 * @param intro the first text, sent at activation
 * @param question asked after the first answer; absent: the call to action comes at once
 * @param ctaMessage the call to action
 * @param disqualifyingWords a text that holds one of these, in any case, disqualifies
 */
public record Script(String intro, @Nullable String question, String ctaMessage, List<String> disqualifyingWords) {}
