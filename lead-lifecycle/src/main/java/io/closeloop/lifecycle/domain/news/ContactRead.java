package io.closeloop.lifecycle.domain.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A contact as Close has it, its phones in Close's order. */
public record ContactRead(String id, @Nullable String name, List<Phone> phones, Values values) {

    /**
     * @param obstacle why it cannot be texted; null: it can
     * @param blocked Close says that the person opted out ({@code outbound_sms_blocked})
     */
    public record Phone(String e164, @Nullable String obstacle, boolean blocked) {

        public boolean isTextable() {
            return obstacle == null;
        }

        @Override
        public String toString() {
            return "Phone[obstacle=" + obstacle + "]";
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
        return phones.stream().filter(Phone::isTextable).map(Phone::e164).findFirst();
    }

    /** For people: why none of the phones can be texted. */
    public String obstacles() {
        return phones.isEmpty()
                ? "it has none"
                : phones.stream().map(Phone::obstacle).distinct().collect(Collectors.joining(", "));
    }
}
