package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.setter.Reply;
import io.closeloop.lifecycle.domain.setter.ScriptedConversation;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The built-in setter: says what its script says. */
@ApplicationScoped
public class ScriptedSetter implements Setter {

    @Override
    public Uni<Reply> reply(SetterProfile setter, Question question) {
        return Uni.createFrom()
                .item(() -> ScriptedConversation.answer(setter.settings().script(), question));
    }
}
