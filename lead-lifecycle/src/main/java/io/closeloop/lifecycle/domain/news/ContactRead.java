package io.closeloop.lifecycle.domain.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contact as Close has it, its phones in Close's order. */
public record ContactRead(String id, @Nullable String name, List<Phone> phones, Values values) {

    /** @param textable valid, of a kind that takes texts, and not blocked in Close */
    public record Phone(String e164, boolean textable) {

        @Override
        public String toString() {
            return "Phone[textable=" + textable + "]";
        }
    }

    /**
     * Control fields as read.
     *
     * @param setter empty when unset
     * @param at Close's time of the object's last change: they hold since then, or longer
     */
    public record Values(Switch enabled, Switch kill, String setter, Instant at) {}

    /** The first phone that can be texted. */
    public Optional<String> textablePhone() {
        return phones.stream().filter(Phone::textable).map(Phone::e164).findFirst();
    }
}
