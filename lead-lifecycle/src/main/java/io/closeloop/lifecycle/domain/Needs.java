package io.closeloop.lifecycle.domain;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.rule.ChoosingSetter;
import io.closeloop.lifecycle.domain.state.ControlFacts;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What a decision will want to look at besides the lead's own state, so that it can be read before. */
public record Needs(Set<UUID> setters, Set<String> phones) {

    public static Needs of(LeadState state) {
        Needs needs = new Needs(new HashSet<>(), new HashSet<>());
        state.open().forEach(needs::add);
        state.pending().stream()
                .map(pending -> pending.wish().setter())
                .filter(Objects::nonNull)
                .forEach(needs.setters::add);
        return needs;
    }

    public static Needs of(LeadState state, Input input, IntegrationChanged integration) {
        Needs needs = of(state);
        switch (input) {
            case Input.InboundText text -> needs.phones.add(text.remotePhone());
            case Input.LeadRead read -> needs.addAdmission(state, read, integration);
            case Input.MovedHere(Moved moved) -> moved.talking().forEach(needs::add);
            case Input other -> {}
        }
        return needs;
    }

    private void add(Engagement.Open open) {
        setters.add(open.who().setterId());
        phones.add(open.who().phone());
    }

    private void addAdmission(LeadState state, Input.LeadRead read, IntegrationChanged integration) {
        read.contacts().stream()
                .flatMap(contact -> contact.phones().stream())
                .map(ContactRead.Phone::e164)
                .forEach(phones::add);
        Stream<String> known = state.facts().all().map(ControlFacts::setterId).flatMap(Optional::stream);
        Stream<String> asRead = Stream.concat(
                Stream.of(read.values().setter()),
                read.contacts().stream().map(contact -> contact.values().setter()));
        Stream.concat(known, asRead)
                .map(ChoosingSetter::idOf)
                .flatMap(Optional::stream)
                .forEach(setters::add);
        if (integration.defaultSetterId() != null) {
            setters.add(integration.defaultSetterId());
        }
    }
}
