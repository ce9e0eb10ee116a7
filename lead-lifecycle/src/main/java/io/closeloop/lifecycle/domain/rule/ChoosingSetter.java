package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Wish;
import java.util.Optional;
import java.util.UUID;

/** {@code ai_setter_id}, or the account's default where it is absent; never silently the default for one that is wrong. Source: charlie.md 2.2. */
public final class ChoosingSetter {

    private ChoosingSetter() {}

    /** @param named in a control field; a person who names one goes before it */
    static Choice<SetterProfile> choose(Wish wish, Optional<String> named, Context context) {
        UUID ordered = wish.setter();
        return ordered == null
                ? choose(named, context)
                : choose("the setter ordered,", Optional.of(ordered), ordered.toString(), context);
    }

    private static Choice<SetterProfile> choose(Optional<String> named, Context context) {
        return named.map(id -> choose("ai_setter_id", idOf(id), id, context)).orElseGet(() -> byDefault(context));
    }

    /** The text of the field as an id; empty when it is none. */
    public static Optional<UUID> idOf(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Choice<SetterProfile> byDefault(Context context) {
        UUID id = context.integration().defaultSetterId();
        return id == null
                ? new Choice.Impossible<>("ai_setter_id is empty and the integration has no default setter; choose one")
                : choose("the default setter", Optional.of(id), id.toString(), context);
    }

    private static Choice<SetterProfile> choose(String source, Optional<UUID> id, String text, Context context) {
        Optional<SetterProfile> known =
                id.flatMap(found -> Optional.ofNullable(context.setters().get(found)));
        String why = known.isPresent() ? " is switched off" : " is not a setter of this account";
        return Choice.of(known.filter(SetterProfile::active), source + " " + text + why);
    }
}
